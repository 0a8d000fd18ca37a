using System.Diagnostics;
using System.Runtime;
using ChatStudio.Benchmarks.Yardsticks;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Host;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Benchmarks.Hosting;

/// <summary>
/// The server that is measured, a process of its own: ChatStudio as <c>ChatStudio.Web</c> composes it, with documents for models and a
/// few addresses under <c>/benchmark</c> to start answers and to read counters. With a yardstick the same services show another page.
/// </summary>
internal static class ServerCommand
{
    public const string Name = "serve";

    public static async Task RunAsync(PageKind kind, string[] args)
    {
        // Static files are found by the name of the application.
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { Args = args, ApplicationName = "ChatStudio.Web", EnvironmentName = "Production" });
        builder.AddChatStudio();
        builder.Services.AddSingleton<IModelCatalog, DocumentCatalog>();
        builder.Services.AddSingleton(new Yardstick(kind));
        var app = builder.Build();
        app.UseChatStudio();
        if (kind is PageKind.App)
        {
            app.MapChatStudio();
        }
        else
        {
            app.MapStaticAssets();
            app.MapRazorComponents<YardstickRoot>().AddInteractiveServerRenderMode(options => options.ContentSecurityFrameAncestorsPolicy = null);
        }

        Map(app);
        await app.RunAnnouncedAsync();
    }

    private static void Map(WebApplication app)
    {
        var benchmark = app.MapGroup("/benchmark").DisableAntiforgery();
        // Temporary and archived: a thousand circuits stand for a thousand people, and none of them has a list of all these chats.
        benchmark.MapPost("/start", async (string model, int count, ConversationService conversations) =>
        {
            var ids = new List<string>();
            for (var i = 0; i < count; i++)
            {
                var started = await conversations.StartAsync($"Prompt {i}", DocumentCatalog.Model(model), isTemporary: true);
                await conversations.ArchiveAsync(started.Id, isArchived: true);
                ids.Add(started.Id.ToString());
            }

            return ids;
        });
        benchmark.MapPost("/send", async (string id, string model, ConversationService conversations) =>
        {
            var conversation = await OpenAsync(id, conversations);
            await conversations.SetModelAsync(conversation.Id, DocumentCatalog.Model(model));
            await conversations.SendAsync(conversation.Id, "Go on", Guid.NewGuid());
        });
        benchmark.MapGet("/arrivals", async (string id, ConversationService conversations) => RunArrivals.Of(LastRun(await OpenAsync(id, conversations))));
        benchmark.MapGet("/counters", Count);
        benchmark.MapPost("/collect", () =>
        {
            GCSettings.LargeObjectHeapCompactionMode = GCLargeObjectHeapCompactionMode.CompactOnce;
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
            return Count();
        });
        benchmark.MapComparisons();
    }

    private static async ValueTask<Conversation> OpenAsync(string id, ConversationService conversations)
        => ConversationId.TryParse(id, out var parsed) && await conversations.OpenAsync(parsed) is { } conversation
            ? conversation
            : throw new BadHttpRequestException($"'{id}' is no conversation.");

    private static Run LastRun(Conversation conversation)
        => conversation.Path.LastOrDefault(message => message.Run is not null)?.Run ?? throw new BadHttpRequestException($"There is no answer in '{conversation.Id}'.");

    private static ServerCounters Count()
    {
        using var process = Process.GetCurrentProcess();
        return new(process.TotalProcessorTime.TotalMilliseconds, GC.GetTotalAllocatedBytes(), GC.GetTotalMemory(false), process.WorkingSet64,
            GC.CollectionCount(0), GC.CollectionCount(1), GC.CollectionCount(2));
    }
}
