using System.Net;
using System.Net.Sockets;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Providers.Http;

/// <summary>A request is sent again only before its first byte, and never silently.</summary>
public sealed class RetryTests
{
    private static readonly TimeSpan[] OwnWaits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9)];

    private readonly QuietObserver _observer = new();

    [Fact]
    public async Task Rate_limit_is_waited_for_as_long_as_the_provider_says_and_then_answered()
    {
        var actual = await SendAsync(ProviderReply.Error(429, "Slow down.", "rate_limit_exceeded").Header("retry-after", "2"), ProviderReply.Chat("fine").Header("x-request-id", "req_7"));
        Assert.Equal("fine", actual.Text);
        Assert.Equal([1, 2], _observer.Attempts);
        Assert.Equal(new RetryNotice(2, 4, TimeSpan.FromSeconds(2), ProviderErrorKind.RateLimited, "Slow down."), Assert.Single(_observer.Retries));
        Assert.Equal((1, "req_7"), (_observer.Headers, _observer.RequestId));
        Assert.True(_observer.Reads > 0);
    }

    [Fact]
    public async Task Rate_limit_of_the_simulator_is_waited_for_like_any_other()
    {
        await using var session = new ProviderSession(null);

        var actual = await Transcript.OfAsync(session.Client("rate-limited"), "Repeat after me: patience", new ChatOptions().WithObserver(_observer));

        Assert.Equal("patience", actual.Text);
        Assert.Equal(TimeSpan.FromSeconds(5), Assert.Single(_observer.Retries).Delay);
    }

    [Theory]
    [InlineData(500)]
    [InlineData(503)]
    [InlineData(529)]
    [InlineData(408)]
    [InlineData(409)]
    public async Task Failing_server_is_asked_four_times_with_growing_waits(int status)
    {
        var actual = await SendAsync(ProviderReply.Error(status, "Down."));
        Assert.Equal(OwnWaits, _observer.Retries.Select(notice => notice.Delay));
        Assert.All(_observer.Retries, notice => Assert.Equal(4, notice.MaxAttempts));
        Assert.Equal((4, (HttpStatusCode)status, "Down."), (actual.Failure!.Attempts, actual.Failure.Status, actual.Failure.ProviderMessage));
    }

    [Theory]
    [InlineData(400, null, ProviderErrorKind.BadRequest)]
    [InlineData(401, null, ProviderErrorKind.Authentication)]
    [InlineData(402, null, ProviderErrorKind.Billing)]
    [InlineData(403, null, ProviderErrorKind.Permission)]
    [InlineData(404, null, ProviderErrorKind.ModelNotFound)]
    [InlineData(413, null, ProviderErrorKind.BadRequest)]
    [InlineData(429, "insufficient_quota", ProviderErrorKind.Billing)]
    [InlineData(501, null, ProviderErrorKind.BadRequest)]
    public async Task Refusal_that_would_repeat_is_not_sent_again(int status, string? code, ProviderErrorKind kind)
    {
        var actual = await SendAsync(ProviderReply.Error(status, "No.", code));
        Assert.Equal((kind, 1), (actual.Failure!.Kind, actual.Failure.Attempts));
        Assert.Empty(_observer.Retries);
    }

    [Theory]
    [InlineData(503, "false", 1)]
    [InlineData(400, "true", 4)]
    public async Task Provider_that_says_whether_to_retry_is_believed(int status, string shouldRetry, int attempts)
        => Assert.Equal(attempts, (await SendAsync(ProviderReply.Error(status, "x").Header("x-should-retry", shouldRetry))).Failure!.Attempts);

    [Fact]
    public async Task Wait_beyond_five_minutes_is_reported_and_not_waited_for()
    {
        var actual = await SendAsync(ProviderReply.Error(429, "Tomorrow.").Header("retry-after", "86400"));
        Assert.Equal((1, TimeSpan.FromDays(1)), (actual.Failure!.Attempts, actual.Failure.RetryAfter));
    }

    [Fact]
    public async Task Request_in_the_background_is_sent_once_and_teaches_nothing()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Error(503, "Busy."), ProviderReply.Error(400, "Unsupported value: 'reasoning_effort' does not support 'none'."), ProviderReply.Chat("A title"), ProviderReply.Chat("Hi"));
        await using var session = new ProviderSession(server.BaseUrl);
        var options = new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.None } }.InBackground();

        var failure = await Assert.ThrowsAsync<ProviderException>(() => session.Client().GetResponseAsync("Hi", options, TestContext.Current.CancellationToken));
        Assert.Equal(1, failure.Attempts);
        Assert.Equal("A title", (await session.Client().GetResponseAsync("Hi", options, TestContext.Current.CancellationToken)).Text);

        await session.Client().GetResponseAsync("Hi", new ChatOptions { Reasoning = new() { Effort = ReasoningEffort.Low } }, TestContext.Current.CancellationToken);
        Assert.Equal("low", server.ChatRequests[^1].Json.GetProperty("reasoning_effort").GetString());
    }

    [Fact]
    public async Task Refused_connection_is_tried_again_and_then_told_with_host_and_port()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var port = ((IPEndPoint)taken.LocalEndpoint).Port;
        taken.Stop();
        await using var session = new ProviderSession($"http://127.0.0.1:{port}/v1");

        var failure = (await ReadAsync(session)).Failure!;

        Assert.Equal((ProviderErrorKind.Network, 4), (failure.Kind, failure.Attempts));
        Assert.Contains($"127.0.0.1:{port}", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Broken_stream_is_not_sent_again()
    {
        var read = new TaskCompletionSource();
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Text("half").Wait(read.Task).Reset());
        await using var session = new ProviderSession(server.BaseUrl);

        var failure = await Assert.ThrowsAsync<ProviderException>(async () =>
        {
            await foreach (var update in session.Client().GetStreamingResponseAsync("Hi", new ChatOptions().WithObserver(_observer), TestContext.Current.CancellationToken))
            {
                Assert.Contains(update.Text, (string[])["", "half"]);
                read.TrySetResult();
            }
        });

        Assert.True(read.Task.IsCompletedSuccessfully);
        Assert.True(failure.Kind is ProviderErrorKind.Truncated or ProviderErrorKind.Network);
        Assert.Single(server.ChatRequests);
    }

    /// <summary>The key must not follow a redirect to another origin.</summary>
    [Fact]
    public async Task Redirect_is_not_followed_but_explained()
    {
        await using var other = await ProviderServer.StartAsync();
        await using var server = await ProviderServer.StartAsync(ProviderReply.Bytes(status: 307).Header("location", other.BaseUrl + "/chat/completions?token=secret"));
        await using var session = new ProviderSession(server.BaseUrl, "sk-secret-key");
        var failure = (await ReadAsync(session)).Failure!;
        Assert.Equal(ProviderErrorKind.Protocol, failure.Kind);
        Assert.Contains("redirect", failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task Without_an_observer_the_wait_is_on_the_clock_of_the_app()
    {
        var time = new FakeTimeProvider();
        await using var server = await ProviderServer.StartAsync(ProviderReply.Error(429, "x").Header("retry-after", "30"), ProviderReply.Chat("fine"));
        await using var session = new ProviderSession(server.BaseUrl, time: time);

        var reading = Transcript.OfAsync(session.Client(), options: new ChatOptions());
        while (!reading.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal("fine", (await reading).Text);
        Assert.Equal(2, server.ChatRequests.Count);
    }

    [Fact]
    public async Task Cancelling_during_the_wait_ends_it()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Error(429, "x").Header("retry-after", "200"));
        await using var session = new ProviderSession(server.BaseUrl);
        using var stop = new CancellationTokenSource();

        var reading = session.Client().GetResponseAsync("Hi", new ChatOptions(), stop.Token);
        await server.NextChatRequestAsync(TestContext.Current.CancellationToken);
        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => reading);
    }

    [Fact]
    public async Task Stopping_in_the_middle_closes_the_socket()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Text("a").Hang());
        await using var session = new ProviderSession(server.BaseUrl);

        await foreach (var update in session.Client().GetStreamingResponseAsync("Hi", cancellationToken: TestContext.Current.CancellationToken))
        {
            Assert.Equal("a", update.Text);
            break;
        }

        await server.ChatRequests[0].Aborted.WaitAsync(TimeSpan.FromSeconds(1), TestContext.Current.CancellationToken);
    }

    /// <summary>A finished answer gives its connection back, so that the next turn need not shake hands again.</summary>
    [Fact]
    public async Task Finished_answer_leaves_its_connection_for_the_next()
    {
        var connections = new HashSet<string>();
        var reply = ProviderReply.Stream().Step((context, _) =>
        {
            connections.Add(context.Connection.Id);
            return Task.CompletedTask;
        }).Text("a").Finish();
        await using var server = await ProviderServer.StartAsync(reply);
        await using var session = new ProviderSession(server.BaseUrl);

        for (var turn = 0; turn < 3; turn++)
        {
            Assert.Null((await ReadAsync(session)).Failure);
        }

        Assert.Single(connections);
    }

    private async Task<Transcript> SendAsync(params ProviderReply[] replies)
    {
        await using var server = await ProviderServer.StartAsync(replies);
        await using var session = new ProviderSession(server.BaseUrl);
        return await ReadAsync(session);
    }

    private Task<Transcript> ReadAsync(ProviderSession session) => Transcript.OfAsync(session.Client(), options: new ChatOptions().WithObserver(_observer));
}
