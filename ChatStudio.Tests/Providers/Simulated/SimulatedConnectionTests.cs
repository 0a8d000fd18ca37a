using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>A person adds the served simulator as a provider in the browser's form, in each dialect, and chats.</summary>
public sealed class SimulatedConnectionTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("other", "/simulator/v1")]
    [InlineData("anthropic", "/simulator/anthropic")]
    [InlineData("anthropic", "/simulator/anthropic/v1")]
    [InlineData("ollama", "/simulator/ollama")]
    public async Task Connection_lists_the_models_and_streams_an_answer(string preset, string path)
    {
        await using var server = await SimulatorServer.StartAsync(new HastyTime());
        await using var session = new ConnectionSession(_folder);
        var draft = ConnectionDraft.From(ProviderPresets.All.Single(known => known.Id == preset));
        (draft.Name, draft.BaseUrl, draft.Key) = ("Lab", server.Origin + path, "sk-unused");

        session.Store.Add(draft);
        await session.Catalog.RefreshAsync("lab", Token);

        Assert.Equal(
            SimulatedModels.All.Select(model => $"lab/{model.ModelId}"),
            session.Catalog.Models.Where(model => model.ProviderId == "lab").Select(model => model.Key));
        Assert.Equal((true, null), (session.Catalog.Providers[0].IsReady, session.Catalog.Providers[0].Problem));
        var updates = await session.Catalog.GetChatClient(session.Catalog.Find("lab/reasoning-first")!)
            .GetStreamingResponseAsync("repeat after me: one two three", cancellationToken: Token)
            .ToListAsync(Token);
        Assert.Equal("one two three", string.Concat(updates.Select(update => update.Text)));
        Assert.NotEmpty(updates.SelectMany(update => update.Contents).OfType<TextReasoningContent>());
        Assert.Equal(ChatFinishReason.Stop, updates[^1].FinishReason ?? updates[^2].FinishReason);
    }
}
