namespace ChatStudio.Web.Host;

/// <summary>Where the app finds its own files.</summary>
public static class StudioOptions
{
    /// <summary>
    /// A published app serves the <c>wwwroot</c> beside its assembly wherever it was started from. A build has none there: its
    /// static files are found through the manifest, so the default content root stays.
    /// </summary>
    public static WebApplicationOptions From(string[] args) => new()
    {
        Args = args,
        ContentRootPath = Directory.Exists(Path.Combine(AppContext.BaseDirectory, "wwwroot")) ? AppContext.BaseDirectory : null,
    };
}
