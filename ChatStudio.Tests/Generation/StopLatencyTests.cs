using System.Diagnostics;
using System.Text;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Generation;

/// <summary>
/// The way of a Stop, over real sockets: the run, the client and its handler as the app composes them, and a provider that
/// sends 400 tokens a second and notes when its client is gone. Both ends read one monotonic clock. Before each stop a bare
/// socket is closed as well: what the machine itself needs at that moment is not held against us.
/// </summary>
[Collection(TimingSuite.Name)]
public sealed class StopLatencyTests(ITestOutputHelper output)
{
    private const int Lanes = 5;
    private const int StopsPerLane = 20;
    private const int TokensPerSecond = 400;
    private const int LongestFlowMs = 600;
    private const double AllowedMs = 50;
    private static readonly string[] Tokens = [.. Enumerable.Range(1, 20 * TokensPerSecond).Select(i => $" {i}")];
    private static readonly string Whole = string.Concat(Tokens);

    [Fact]
    public async Task Stop_at_100_random_moments_closes_the_socket_within_50_ms_at_p95_and_keeps_all_that_was_shown()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Stream().Paced(Tokens, TokensPerSecond).Finish());
        await using var session = new ProviderSession(server.BaseUrl);

        var lanes = await Task.WhenAll(Enumerable.Range(0, Lanes).Select(lane => StopInTurnAsync(session, server, lane)));

        var delays = new Percentiles(lanes.SelectMany(lane => lane).Select(stop => stop.OursMs));
        var machine = new Percentiles(lanes.SelectMany(lane => lane).Select(stop => stop.MachineMs));
        var figures = $"Stop to closed socket: {delays}; a bare socket: {machine}";
        output.WriteLine(figures);
        Assert.Equal(Lanes * StopsPerLane, delays.Count);
        Assert.True(delays.P95 <= AllowedMs + machine.P95, figures);
    }

    private static async Task<(double OursMs, double MachineMs)[]> StopInTurnAsync(ProviderSession session, ProviderServer server, int lane)
    {
        var random = new Random(lane);
        var delays = new (double, double)[StopsPerLane];
        for (var i = 0; i < StopsPerLane; i++)
        {
            var machine = await BareSocket.CloseAsync(TestContext.Current.CancellationToken);
            delays[i] = (await StopOnceAsync(session, server, $"Stop {i} of lane {lane}.", random.NextDouble() * LongestFlowMs), machine);
        }

        return delays;
    }

    /// <summary>Stops a run this long after its first token.</summary>
    /// <returns>Milliseconds from Stop until the provider saw its client leave.</returns>
    private static async Task<double> StopOnceAsync(ProviderSession session, ProviderServer server, string prompt, double flowMs)
    {
        var token = TestContext.Current.CancellationToken;
        var run = session.Ask(prompt);
        var screen = new Screen(run.Log);
        await run.UntilTextAsync(1, token);
        var request = server.ChatRequests.Single(r => r.Body.Contains(prompt, StringComparison.Ordinal));

        // The random moment itself is what is waited for here.
        await Task.Delay(TimeSpan.FromMilliseconds(flowMs), token);
        Assert.False(request.Finished.IsCompleted);
        var shown = screen.Text;
        var stoppedAt = Stopwatch.GetTimestamp();
        Assert.True(run.Stop());
        var closedAt = await request.Aborted.WaitAsync(TimeSpan.FromSeconds(10), token);

        await screen.Ended.WaitAsync(token);
        Assert.Equal(RunState.Stopped, (await run.OutcomeAsync(token)).State);
        Assert.StartsWith(shown, run.Text, StringComparison.Ordinal);
        Assert.Equal(screen.Text, run.Text);
        Assert.StartsWith(run.Text, Whole, StringComparison.Ordinal);
        return Stopwatch.GetElapsedTime(stoppedAt, closedAt).TotalMilliseconds;
    }

    /// <summary>A reader that follows the log as a page does.</summary>
    private sealed class Screen
    {
        private readonly StringBuilder _text = new();

        public Screen(RunLog log) => Ended = Task.Run(() => FollowAsync(log), TestContext.Current.CancellationToken);

        public Task Ended { get; }

        public string Text
        {
            get
            {
                lock (_text)
                {
                    return _text.ToString();
                }
            }
        }

        private async Task FollowAsync(RunLog log)
        {
            await foreach (var entry in log.ReadAllAsync(0, TestContext.Current.CancellationToken))
            {
                if (entry.Event is RunEvent.TextDelta delta)
                {
                    lock (_text)
                    {
                        _text.Append(delta.Text);
                    }
                }
            }
        }
    }
}
