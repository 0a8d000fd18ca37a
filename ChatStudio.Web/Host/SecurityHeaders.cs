namespace ChatStudio.Web.Host;

/// <summary>
/// The headers every response carries. The content policy is the second wall behind the renderer: no inline script, no eval, no
/// request off the origin, no frame but our own drawing board for diagrams.
/// </summary>
public static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the start of the response and not now: the exception handler clears what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = IsBoard(context.Request.Path) ? BoardPolicy(Origin(context)) : IsExport(context.Request.Path) ? ExportPolicy : Policy(context);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = IsForBoard(context.Request.Path) ? "cross-origin" : "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    });

    private const string Board = "/frames/";
    private const string BoardLibrary = "/lib/mermaid/";

    // Of what a person or a model wrote. It is downloaded, and should a browser show it all the same, nothing in it runs.
    private const string ExportPolicy = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'; base-uri 'none'; form-action 'none'; sandbox";

    private static bool IsExport(PathString path) => path.Value!.StartsWith(ExportEndpoints.Folder, StringComparison.OrdinalIgnoreCase);

    private static bool IsBoard(PathString path) => path.Value!.StartsWith(Board, StringComparison.Ordinal);

    // A sandboxed frame is nobody's origin, so "same-origin" would keep its own scripts from it. They are public files without a secret.
    private static bool IsForBoard(PathString path) => IsBoard(path) || path.Value!.StartsWith(BoardLibrary, StringComparison.Ordinal);

    private static string Origin(HttpContext context) => $"{context.Request.Scheme}://{context.Request.Host}";

    // The frame that draws diagrams from hostile source. "sandbox" holds even where somebody opens its address by itself: no origin, no
    // storage, no network, no script but these two files.
    private static string BoardPolicy(string origin) =>
        $"default-src 'none'; script-src {origin}{Board} {origin}{BoardLibrary}; style-src 'unsafe-inline'; "
        + "frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-scripts";

    // Styles: MudThemeProvider writes its palettes as <style> elements. Sockets: Safari before 15.4 does not count ws: as 'self'.
    // The host is one of LocalHosts by now, so it can be repeated here.
    private static string Policy(HttpContext context) =>
        "default-src 'none'; "
        + $"script-src 'self' 'nonce-{CspNonce.Of(context)}'; "
        + "style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; "
        + "font-src 'self'; "
        + $"frame-src {Origin(context)}{Board}; "
        + $"connect-src 'self' {(context.Request.IsHttps ? "wss" : "ws")}://{context.Request.Host}; "
        + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
}
