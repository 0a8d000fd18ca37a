using ChatStudio.Web.Access;

namespace ChatStudio.Web.Host;

/// <summary>What every request passes, outermost first. The host filter stands before all of it.</summary>
public static class Middleware
{
    public static void UseChatStudio(this WebApplication app)
    {
        app.UseSecurityHeaders();
        app.UseExceptionHandler(handler => handler.Run(context =>
        {
            context.Response.ContentType = "text/plain; charset=utf-8";
            return context.Response.WriteAsync("ChatStudio could not build this page. Nothing was lost; reload it. The console of the server has the details.");
        }));
        app.UseOriginCheck();
        app.UseStatusCodePagesWithReExecute("/not-found");
        app.UseAntiforgery();
    }
}
