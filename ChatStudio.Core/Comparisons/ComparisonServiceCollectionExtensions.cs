using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatStudio.Core.Comparisons;

public static class ComparisonServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ComparisonService"/> and <see cref="SavedLineUps"/>, singletons: all tabs see the same. They last as long as the process, unless an
    /// <see cref="IComparisonStore"/> is added. Needs <c>AddGeneration()</c>.
    /// </summary>
    public static IServiceCollection AddComparisons(this IServiceCollection services)
    {
        services.TryAddSingleton(Random.Shared);
        services.TryAddSingleton<IComparisonStore, NoComparisonStore>();
        services.TryAddSingleton<ComparisonService>();
        services.TryAddSingleton<SavedLineUps>();
        return services;
    }
}
