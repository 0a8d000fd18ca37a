namespace ChatStudio.Web.Access;

/// <summary>
/// Refuses requests that another web page sends to this machine: Blazor's hub accepts any origin by itself, and a WebSocket is
/// not held back by CORS.
/// </summary>
public static class OriginCheck
{
    public static void UseOriginCheck(this IApplicationBuilder app) => app.Use((context, next) =>
    {
        if (!Guarded(context.Request) || SameOrigin(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status403Forbidden;
        context.Response.ContentType = "text/plain; charset=utf-8";
        return context.Response.WriteAsync("ChatStudio takes this request from its own pages only.");
    });

    // The hub whatever the method (negotiate, upgrade, long polling), downloads, and everything that could change something.
    private static bool Guarded(HttpRequest request) =>
        request.Path.StartsWithSegments("/_blazor", StringComparison.OrdinalIgnoreCase)
        || request.Path.StartsWithSegments("/export", StringComparison.OrdinalIgnoreCase)
        || !(HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method));

    /// <remarks>
    /// A browser sends <c>Origin</c> with every WebSocket and every POST, and <c>null</c> from a sandbox. Without it the request
    /// is a same-origin GET (long polling), or no browser at all: a program on this machine, which could write any header.
    /// <c>Sec-Fetch-Site</c> tells the two from a cross-site GET without Origin.
    /// </remarks>
    private static bool SameOrigin(HttpRequest request)
    {
        var origin = request.Headers.Origin;
        if (origin.Count == 0)
        {
            var site = request.Headers["Sec-Fetch-Site"];
            return site.Count == 0 || site == "same-origin" || site == "none";
        }

        return origin.Count == 1 && string.Equals(origin[0], $"{request.Scheme}://{request.Host}", StringComparison.OrdinalIgnoreCase);
    }
}
