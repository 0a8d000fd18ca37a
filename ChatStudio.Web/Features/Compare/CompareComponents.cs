using ChatStudio.Web.Interop;

namespace ChatStudio.Web.Features.Compare;

internal static class CompareComponents
{
    /// <summary>What the components of a comparison ask for besides those of the metrics. Scoped: one import per page.</summary>
    public static void AddCompareComponents(this IServiceCollection services) => services.AddScoped<RaceChartModule>();
}
