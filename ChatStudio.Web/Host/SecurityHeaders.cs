namespace ChatStudio.Web.Host;

/// <summary>
/// The headers every response carries. The content policy is the second wall behind the renderer: no inline script, no eval, no
/// request off the origin, no frame.
/// </summary>
public static class SecurityHeaders
{
    public static void UseSecurityHeaders(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        // At the start of the response and not now: the exception handler clears what was set before.
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy(context);
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "no-referrer";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=(), browsing-topics=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(context);
    });

    // Styles: MudThemeProvider writes its palette as a <style> element. Sockets: Safari before 15.4 does not count ws: as 'self'.
    // The host is one of LocalHosts by now, so it can be repeated here.
    private static string Policy(HttpContext context) =>
        "default-src 'none'; "
        + $"script-src 'self' 'nonce-{CspNonce.Of(context)}'; "
        + "style-src 'self' 'unsafe-inline'; "
        + "img-src 'self' data: blob:; "
        + "font-src 'self'; "
        + $"connect-src 'self' {(context.Request.IsHttps ? "wss" : "ws")}://{context.Request.Host}; "
        + "frame-ancestors 'none'; base-uri 'self'; form-action 'self'";
}
