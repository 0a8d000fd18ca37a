using ChatStudio.Core.Comparisons.Storage;
using ChatStudio.Core.Comparisons.Storage.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatStudio.Core.Comparisons;

public static class ComparisonServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ComparisonService"/> and <see cref="SavedLineUps"/>, singletons: all tabs see the same. Needs <c>AddGeneration()</c> and
    /// <c>AddConversations()</c>. Without <see cref="AddComparisonStorage"/> they last as long as the process.
    /// </summary>
    public static IServiceCollection AddComparisons(this IServiceCollection services)
    {
        services.TryAddSingleton(Random.Shared);
        services.TryAddSingleton<IComparisonStore, InMemoryComparisonStore>();
        services.TryAddSingleton<ComparisonService>();
        services.TryAddSingleton<SavedLineUps>();
        return services;
    }

    /// <summary>Keeps comparisons, votes and line-ups in the file of the conversations. To be called after <c>AddConversationStorage()</c>, which opens it.</summary>
    public static IServiceCollection AddComparisonStorage(this IServiceCollection services)
    {
        services.AddSingleton<IComparisonStore, SqliteComparisonStore>();
        services.AddHostedService<ComparisonStorage>();
        return services;
    }
}
