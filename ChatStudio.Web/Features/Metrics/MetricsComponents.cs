using ChatStudio.Web.Interop;

namespace ChatStudio.Web.Features.Metrics;

internal static class MetricsComponents
{
    /// <summary>What the metrics components ask for. The modules are scoped: one import per page.</summary>
    public static void AddMetricsComponents(this IServiceCollection services)
    {
        services.AddScoped<RateChartModule>();
        services.AddScoped<VisibilityModule>();
        services.AddScoped<DefinitionTipsModule>();
        services.AddScoped<SheetModule>();
        services.AddScoped<DownloadModule>();
    }
}
