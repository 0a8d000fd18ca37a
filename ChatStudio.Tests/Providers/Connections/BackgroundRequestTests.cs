using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.Connections;

/// <summary>A request that nobody waits for is in nobody's way.</summary>
public sealed class BackgroundRequestTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Request_in_the_background_gives_its_turn_to_the_first_that_needs_it()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Text("title").Hang(), ProviderReply.Chat("answer"));
        await using var session = new ConnectionSession(_folder, settings: [("Providers:0:Name", "Lab"), ("Providers:0:BaseUrl", server.BaseUrl), ("Providers:0:ConcurrentStreams", "1")]);
        var client = session.Catalog.GetChatClient(session.Catalog.Find("lab/test-model")!);
        var background = client.GetResponseAsync("x", new ChatOptions().InBackground(), Token);
        await server.NextChatRequestAsync(Token);

        var answer = client.GetResponseAsync("x", cancellationToken: Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => background);
        Assert.Equal("answer", (await answer).Text);
    }

    [Fact]
    public async Task Request_in_the_background_that_waits_for_a_turn_is_no_obstacle()
    {
        var gate = new TaskCompletionSource();
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Text("one").Wait(gate.Task).Finish(), ProviderReply.Chat("two"));
        await using var session = new ConnectionSession(_folder, settings: [("Providers:0:Name", "Lab"), ("Providers:0:BaseUrl", server.BaseUrl), ("Providers:0:ConcurrentStreams", "1")]);
        var client = session.Catalog.GetChatClient(session.Catalog.Find("lab/test-model")!);
        var first = client.GetResponseAsync("x", cancellationToken: Token);
        await server.NextChatRequestAsync(Token);
        var background = client.GetResponseAsync("x", new ChatOptions().InBackground(), Token);

        var second = client.GetResponseAsync("x", cancellationToken: Token);

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => background);
        gate.SetResult();
        Assert.Equal(("one", "two"), ((await first).Text, (await second).Text));
    }
}
