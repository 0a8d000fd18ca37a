using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Tests.Providers.Connections;

/// <summary>The catalog follows the connections while the app runs.</summary>
public sealed class LiveCatalogTests : IDisposable
{
    private const string Key = "sk-0123456789-very-secret";

    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Provider_added_while_running_is_listed_and_answers_with_its_key()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Chat("Hi"));
        await using var session = new ConnectionSession(_folder);
        var changes = 0;
        session.Catalog.Changed += () => changes++;

        session.Store.Add(ConnectionSession.Draft(baseUrl: server.BaseUrl, key: Key));
        await session.Catalog.RefreshAsync("lab", Token);

        Assert.Equal(2, changes);
        Assert.Equal(("lab", true, 1), (session.Catalog.Providers[0].ProviderId, session.Catalog.Providers[0].IsReady, session.Catalog.Providers[0].Models));
        Assert.Equal("lab/test-model", session.Catalog.Default.Key);
        Assert.Equal("Hi", (await session.Catalog.GetChatClient(session.Catalog.Default).GetResponseAsync("x", cancellationToken: Token)).Text);
        Assert.All(server.Requests, request => Assert.Equal($"Bearer {Key}", request.Headers["Authorization"]));
    }

    [Theory]
    [InlineData(ProviderDialect.OpenAIChat, "/v1/chat/completions", "Authorization")]
    [InlineData(ProviderDialect.OpenAIResponses, "/v1/responses", "Authorization")]
    [InlineData(ProviderDialect.Anthropic, "/v1/messages", "x-api-key")]
    [InlineData(ProviderDialect.Ollama, "/api/chat", "Authorization")]
    public async Task Each_dialect_asks_its_own_path_with_the_key_in_its_own_header(ProviderDialect dialect, string path, string header)
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Error(400, "no"));
        await using var session = new ConnectionSession(_folder, settings: [("Providers:0:Id", "lab"), ("Providers:0:Dialect", $"{dialect}"), ("Providers:0:BaseUrl", server.BaseUrl), ("Providers:0:ApiKey", Key)]);

        await Assert.ThrowsAsync<ProviderException>(() => session.Catalog.GetChatClient(session.Catalog.Find("lab/m")!).GetResponseAsync("x", cancellationToken: Token));

        var request = server.Requests[^1];
        Assert.Equal(path, request.Path);
        Assert.EndsWith(Key, request.Headers[header], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Key_is_in_no_log_exception_or_status_however_loud_the_log_and_whatever_the_server_echoes()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Error(500, $"Echo {Key}"), ProviderReply.Error(401, $"Wrong key {Key}", Key));
        server.Models = ProviderReply.Error(401, $"Wrong key {Key}");
        using var log = new LogRecorder();
        await using var session = new ConnectionSession(_folder, log: log);
        session.Store.Add(ConnectionSession.Draft(baseUrl: server.BaseUrl, key: Key));
        await session.Catalog.RefreshAsync(Token);
        var client = session.Catalog.GetChatClient(session.Catalog.Find("lab/m")!);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => client.GetResponseAsync("x", new ChatOptions().WithObserver(new TurnObserver()), Token));

        Assert.Equal(2, server.ChatRequests.Count);
        Assert.NotEmpty(log.Lines);
        Assert.DoesNotContain("very-secret", string.Join('\n', [.. log.Lines, $"{failure} {failure.ProviderMessage} {failure.ProviderCode}", .. session.Catalog.Providers.Select(status => $"{status}")]), StringComparison.Ordinal);
    }

    /// <summary>A failure that is tried again is no bug: one line says so, and no console is filled with stack traces.</summary>
    [Fact]
    public async Task Retried_failure_is_one_line_of_the_log_without_a_stack_trace()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Error(503, "Later."), ProviderReply.Chat("fine"));
        using var log = new LogRecorder();
        await using var session = new ConnectionSession(_folder, log: log, settings: [("Providers:0:Name", "Lab"), ("Providers:0:BaseUrl", server.BaseUrl)]);
        var run = session.Services.GetRequiredService<GenerationService>().Start(new(session.Catalog.Find("lab/test-model")!, [new ChatMessage(ChatRole.User, "x")]));

        await run.UntilAsync(e => e is RunEvent.RetryScheduled, Token);
        Assert.True(run.RetryNow());
        await run.OutcomeAsync(Token);
        await run.Execution.WaitAsync(Token);

        Assert.Equal("fine", run.Text);
        var told = log.From(LogLevel.Information);
        Assert.Equal($"Run {run.Id} will be sent again, try 2 of 4, after Overloaded, in 1.0 s", Assert.Single(told, line => line.Contains("again", StringComparison.Ordinal)));
        Assert.All(told, line => Assert.DoesNotContain('\n', line));
    }

    [Fact]
    public async Task Azure_gets_its_key_in_a_header_of_its_own_and_its_echo_is_scrubbed()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Error(401, $"Wrong key {Key}"));
        await using var session = new ConnectionSession(_folder, settings: [("Providers:0:Preset", "azure"), ("Providers:0:BaseUrl", server.BaseUrl), ("Providers:0:ApiKey", Key)]);

        var failure = await Assert.ThrowsAsync<ProviderException>(() => session.Catalog.GetChatClient(session.Catalog.Find("azure-openai/mine")!).GetResponseAsync("x", cancellationToken: Token));

        Assert.Equal(Key, server.ChatRequests[0].Headers["api-key"]);
        Assert.DoesNotContain("Authorization", server.ChatRequests[0].Headers.Keys);
        Assert.Equal("Wrong key [key]", failure.ProviderMessage);
    }

    [Fact]
    public async Task Answer_in_flight_keeps_its_client_when_its_provider_is_removed()
    {
        var gate = new TaskCompletionSource();
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Text("Hel").Wait(gate.Task).Text("lo").Finish());
        await using var session = new ConnectionSession(_folder);
        session.Store.Add(ConnectionSession.Draft(baseUrl: server.BaseUrl));
        var model = session.Catalog.Find("lab/test-model")!;
        var text = "";
        await foreach (var update in session.Catalog.GetChatClient(model).GetStreamingResponseAsync("x", cancellationToken: Token))
        {
            if (text.Length == 0 && update.Text.Length > 0)
            {
                session.Store.Remove("lab");
                gate.SetResult();
            }

            text += update.Text;
        }

        Assert.Equal("Hello", text);
        Assert.Null(session.Catalog.Find("lab/test-model"));
        Assert.Equal(ProviderErrorKind.ModelNotFound, Assert.Throws<ProviderException>(() => session.Catalog.GetChatClient(model)).Kind);
    }

    [Fact]
    public async Task Provider_switched_off_offers_nothing_and_says_why()
    {
        await using var server = await ProviderServer.StartAsync();
        await using var session = new ConnectionSession(_folder);
        session.Store.Add(ConnectionSession.Draft(baseUrl: server.BaseUrl));
        await session.Catalog.RefreshAsync(Token);
        var model = session.Catalog.Default;

        session.Store.SetEnabled("lab", isEnabled: false);

        Assert.DoesNotContain(session.Catalog.Models, offered => offered.ProviderId == "lab");
        Assert.DoesNotContain(session.Catalog.Providers, status => status.ProviderId == "lab");
        Assert.Contains("switched off", Assert.Throws<ProviderException>(() => session.Catalog.GetChatClient(model)).Message, StringComparison.Ordinal);

        session.Store.SetEnabled("lab", isEnabled: true);
        await session.Catalog.RefreshAsync("lab", Token);
        Assert.Equal("lab/test-model", session.Catalog.Default.Key);
    }

    [Fact]
    public async Task Hidden_model_is_not_offered_and_still_found()
    {
        await using var session = new ConnectionSession(_folder);
        session.Store.SetModel("simulated/steady-50", settings => settings with { IsHidden = true });
        Assert.DoesNotContain(session.Catalog.Models, model => model.ModelId == "steady-50");
        Assert.Contains(session.Catalog.AllModels, model => model.ModelId == "steady-50");
        Assert.NotNull(session.Catalog.Find("simulated/steady-50"));
    }

    [Fact]
    public async Task Simulated_models_stay_while_there_is_nothing_else()
    {
        await using var session = new ConnectionSession(_folder);
        session.Store.SetEnabled("simulated", isEnabled: false);
        Assert.All(session.Catalog.Models, model => Assert.True(model.IsSimulated));
        Assert.NotEmpty(session.Catalog.Models);
    }

    [Fact]
    public async Task Model_is_told_with_its_provider_s_limits_and_a_person_s_price()
    {
        await using var session = new ConnectionSession(_folder, settings: [("Providers:0:Preset", "openai"), ("Providers:0:RequestTimeout", "7"), ("Providers:0:StalledAfter", "0.3")]);
        var model = session.Catalog.Find("openai/gpt-5-2025-08-07")!;
        Assert.Equal((TimeSpan.FromSeconds(7), TimeSpan.FromSeconds(0.3)), (model.RequestTimeout, model.StalledAfter));
        Assert.Equal((1.25m, 10m, 400_000), (model.Price!.Input, model.Price.Output, model.ContextWindow));
        Assert.StartsWith("price list of 20", model.PriceSource, StringComparison.Ordinal);

        session.Store.SetModel(model.Key, settings => settings with { Price = new(1, 2) });
        model = session.Catalog.Find(model.Key)!;
        Assert.Equal((new ModelPrice(1, 2), "your own price"), (model.Price, model.PriceSource));
    }

    [Fact]
    public async Task No_more_answers_stream_than_the_connection_may_and_the_next_takes_the_turn_that_ends()
    {
        var gate = new TaskCompletionSource();
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Text("one").Wait(gate.Task).Finish(), ProviderReply.Chat("two"));
        await using var session = new ConnectionSession(_folder, settings: [("Providers:0:Name", "Lab"), ("Providers:0:BaseUrl", server.BaseUrl), ("Providers:0:ConcurrentStreams", "1")]);
        var client = session.Catalog.GetChatClient(session.Catalog.Find("lab/test-model")!);
        var first = Read();
        await server.NextChatRequestAsync(Token);
        var waits = new TurnObserver();

        var second = client.GetResponseAsync("x", new ChatOptions().WithObserver(waits), Token);
        await waits.Waiting.Task.WaitAsync(Token);
        Assert.Single(server.ChatRequests);
        gate.SetResult();

        Assert.Equal(("one", "two"), (await first, (await second).Text));

        async Task<string> Read() => (await client.GetStreamingResponseAsync("x", cancellationToken: Token).ToChatResponseAsync(Token)).Text;
    }

    [Fact]
    public async Task Run_that_waits_for_its_turn_says_so()
    {
        var gate = new TaskCompletionSource();
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Text("one").Wait(gate.Task).Finish(), ProviderReply.Chat("two"));
        await using var session = new ConnectionSession(_folder, settings: [("Providers:0:Name", "Lab"), ("Providers:0:BaseUrl", server.BaseUrl), ("Providers:0:ConcurrentStreams", "1")]);
        var generation = session.Services.GetRequiredService<GenerationService>();
        var request = new RunRequest(session.Catalog.Find("lab/test-model")!, [new ChatMessage(ChatRole.User, "x")]);
        var first = generation.Start(request);
        await server.NextChatRequestAsync(Token);

        var second = generation.Start(request);
        await second.UntilStateAsync(RunState.Queued, Token);
        gate.SetResult();
        await second.OutcomeAsync(Token);

        Assert.Equal(("one", "two"), (first.Text, second.Text));
        Assert.Equal([RunState.Connecting, RunState.Queued, RunState.Connecting, RunState.Waiting, RunState.Answering], second.States());
    }

    [Fact]
    public async Task Stopped_wait_for_a_turn_takes_none()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Text("one").Hang());
        await using var session = new ConnectionSession(_folder, settings: [("Providers:0:Name", "Lab"), ("Providers:0:BaseUrl", server.BaseUrl), ("Providers:0:ConcurrentStreams", "1")]);
        var client = session.Catalog.GetChatClient(session.Catalog.Find("lab/test-model")!);
        using var first = new CancellationTokenSource();
        using var second = new CancellationTokenSource();
        var streaming = client.GetResponseAsync("x", cancellationToken: first.Token);
        await server.NextChatRequestAsync(Token);
        var waits = new TurnObserver();
        var waiting = client.GetResponseAsync("x", new ChatOptions().WithObserver(waits), second.Token);
        await waits.Waiting.Task.WaitAsync(Token);

        await second.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
        await first.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => streaming);

        server.Enqueue(ProviderReply.Chat("free"));
        Assert.Equal("free", (await client.GetResponseAsync("x", cancellationToken: Token)).Text);
    }

    [Fact]
    public async Task Provider_without_a_readable_key_says_what_to_do()
    {
        await using (var session = new ConnectionSession(_folder))
        {
            session.Store.Add(ConnectionSession.Draft(key: Key));
        }

        Directory.Delete(Path.Combine(_folder.Info.FullName, "keys"), recursive: true);
        await using var again = new ConnectionSession(_folder);
        Assert.Contains("Enter the key again", again.Catalog.Providers[0].Problem, StringComparison.Ordinal);
    }

    private sealed class TurnObserver : IRequestObserver
    {
        public TaskCompletionSource Waiting { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void WaitsForTurn() => Waiting.TrySetResult();

        public void Sending(int attempt, long timestamp)
        {
        }

        public void HeadersArrived(long timestamp, string? requestId)
        {
        }

        public ValueTask WaitBeforeRetryAsync(RetryNotice notice, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
