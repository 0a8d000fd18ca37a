using ChatStudio.Web.Shell;

namespace ChatStudio.Web.Host;

/// <summary>Every address the app answers.</summary>
public static class Endpoints
{
    private const string SimulatorSetting = "CHATSTUDIO_SIMULATOR";

    public static void MapChatStudio(this WebApplication app)
    {
        app.MapStaticAssets();
        app.MapHealthChecks("/healthz");
        app.MapExports();
        if (string.Equals(app.Configuration[SimulatorSetting], "serve", StringComparison.OrdinalIgnoreCase))
        {
            app.MapSimulator();
        }

        // Without null Blazor adds a second policy header of its own ("frame-ancestors 'self'"); ours says 'none'.
        app.MapRazorComponents<App>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
    }
}
