using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Transfer;
using ChatStudio.Core.Conversations.Transfer.Exporting;
using Microsoft.AspNetCore.Http.Features;

namespace ChatStudio.Web.Host;

/// <summary>Downloads of conversations. They change nothing, are never shown in place of a page, and their names are ours.</summary>
public static class ExportEndpoints
{
    /// <summary>What all addresses begin with.</summary>
    public const string Folder = "/export/";

    public static void MapExports(this IEndpointRouteBuilder endpoints)
    {
        endpoints.MapGet(Folder + "all/{format}", SendAllAsync);
        endpoints.MapGet(Folder + "{id}/{format}", SendAsync);
    }

    private static async Task SendAllAsync(string format, HttpContext context, ConversationExport export, TimeProvider time)
    {
        if (!TryRead(format, out var wanted))
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        // The end of each file in a ZIP file is written synchronously, whatever it is asked for: a few bytes, into the response's buffer.
        context.Features.GetRequiredFeature<IHttpBodyControlFeature>().AllowSynchronousIO = true;
        Announce(context.Response, ExportNames.OfAll(time.GetUtcNow(), wanted), "application/zip");
        await export.WriteAllAsync(wanted, context.Response.Body, context.RequestAborted);
    }

    private static async Task SendAsync(string id, string format, HttpContext context, ConversationService conversations, ConversationExport export)
    {
        if (!TryRead(format, out var wanted) || !ConversationId.TryParse(id, out var known) || conversations.Find(known) is not { Kind: ConversationKind.Chat } summary)
        {
            context.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        try
        {
            Announce(context.Response, ExportNames.Of(summary, wanted), ExportNames.MediaType(wanted));
            if (!await export.WriteAsync(known, wanted, context.Response.Body, context.RequestAborted))
            {
                context.Response.Clear();
                context.Response.StatusCode = StatusCodes.Status404NotFound;
            }
        }
        catch (StorageException problem) when (!context.Response.HasStarted)
        {
            context.Response.Clear();
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.ContentType = "text/plain; charset=utf-8";
            await context.Response.WriteAsync($"{problem.Message} Nothing was exported: try again in a moment.", context.RequestAborted);
        }
    }

    private static void Announce(HttpResponse response, string name, string mediaType)
    {
        response.ContentType = mediaType;
        response.Headers.ContentDisposition = $"attachment; filename=\"{name}\"";
        response.Headers.CacheControl = "no-store";
    }

    private static bool TryRead(string word, out TransferFormat format)
        => Enum.TryParse(word, ignoreCase: true, out format) && Enum.IsDefined(format) && !char.IsAsciiDigit(word[0]);
}
