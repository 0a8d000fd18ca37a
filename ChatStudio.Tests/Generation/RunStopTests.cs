using System.Threading.Channels;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Generation;

public sealed class RunStopTests
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_before_anything_was_sent_ends_the_run()
    {
        await using var studio = new GenerationFixture();
        var run = studio.Start();

        Assert.True(run.Stop());

        Assert.Equal(RunState.Stopped, run.State);
        Assert.Null(run.Outcome!.Failure);
        Assert.True(run.Log.IsFinished);
    }

    [Fact]
    public async Task Stop_while_connecting_closes_the_request()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Observe(o => o.Sending(1, studio.Time.GetTimestamp()));
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        await run.UntilAsync(e => e is RunEvent.RequestSent, Cancel);

        Assert.True(run.Stop());

        await answer.Closed.WaitAsync(Cancel);
        Assert.Equal(RunState.Stopped, run.State);
    }

    [Fact]
    public async Task Stop_while_waiting_for_the_first_token_closes_the_request()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Observe(o => o.HeadersArrived(studio.Time.GetTimestamp(), null));
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        await run.UntilStateAsync(RunState.Waiting, Cancel);

        Assert.True(run.Stop());

        await answer.Closed.WaitAsync(Cancel);
        Assert.Equal(RunState.Stopped, run.State);
    }

    [Fact]
    public async Task Stop_while_waiting_for_a_retry_ends_the_wait()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Observe((o, cancel) =>
            o.WaitBeforeRetryAsync(new(2, 3, TimeSpan.FromMinutes(5), ProviderErrorKind.RateLimited, null), cancel));
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        await run.UntilAsync(e => e is RunEvent.RetryScheduled, Cancel);

        Assert.True(run.Stop());

        await answer.Closed.WaitAsync(Cancel);
        Assert.Equal(RunState.Stopped, run.State);
        Assert.Null(run.PendingRetry);
    }

    [Fact]
    public async Task Stop_while_reasoning_keeps_the_reasoning()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        answer.Reasoning("hmm");
        await run.UntilAsync(e => e is RunEvent.ReasoningDelta, Cancel);

        Assert.True(run.Stop());

        await answer.Closed.WaitAsync(Cancel);
        Assert.Equal("hmm", run.Reasoning);
        Assert.IsType<RunEvent.Finished>(run.Entries()[^1].Event);
    }

    [Fact]
    public async Task Stop_while_answering_freezes_the_text_though_the_provider_sends_more()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        answer.Text("shown");
        await run.UntilTextAsync(5, Cancel);

        Assert.True(run.Stop());
        answer.Text(" never shown").Finish();

        await answer.Closed.WaitAsync(Cancel);
        await run.Execution.WaitAsync(Cancel);
        Assert.Equal("shown", run.Text);
        Assert.Equal(new RunEvent.Finished(RunState.Stopped, null, null), run.Entries()[^1].Event);
    }

    [Fact]
    public async Task Stop_again_or_after_the_end_says_so_and_changes_nothing()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Text("done").Finish();
        var run = studio.Start();
        await run.OutcomeAsync(Cancel);

        Assert.False(run.Stop());
        Assert.False(studio.Generation.Stop(run.Id));
        Assert.Equal(RunState.Completed, run.State);

        var second = studio.Start();
        Assert.True(second.Stop());
        Assert.False(second.Stop());
    }

    [Fact]
    public async Task Stop_from_many_threads_at_once_happens_once()
    {
        await using var studio = new GenerationFixture();
        var (run, _) = await studio.StartAnsweredAsync(Cancel);

        var stops = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(run.Stop)));

        Assert.Single(stops, stopped => stopped);
        Assert.Single(run.Entries(), e => e.Event is RunEvent.Finished);
    }

    [Fact]
    public async Task Wire_waits_when_a_hundred_updates_are_unread_and_Stop_still_closes_it()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        var full = new TaskCompletionSource();
        var stop = new TaskCompletionSource();

        // Whoever holds the gate holds up the pump, as a log would that cannot take more.
        var holder = Task.Factory.StartNew(
            () =>
            {
                lock (run.Gate)
                {
                    for (var i = 0; i < 1000; i++)
                    {
                        answer.Text("x");
                    }

                    // One is in the pump's hands, a hundred are in the channel, one waits to be written.
                    SpinWait.SpinUntil(() => answer.Pulled >= WireFeed.Capacity + 2);
                    full.SetResult();
                    stop.Task.Wait(Cancel);
                    run.Stop();
                }
            },
            Cancel,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);

        await full.Task.WaitAsync(Cancel);
        Assert.Equal(WireFeed.Capacity + 2, answer.Pulled);
        stop.SetResult();
        await holder;

        await answer.Closed.WaitAsync(Cancel);
        Assert.Equal(WireFeed.Capacity + 2, answer.Pulled);
        Assert.Equal((RunState.Stopped, ""), (run.State, run.Text));
    }

    [Fact]
    public async Task Wire_that_no_one_reads_takes_a_hundred_updates_and_one_in_its_hand()
    {
        using var client = new FakeChatClient();
        var answer = client.Prepare();
        for (var i = 0; i < 500; i++)
        {
            answer.Text("x");
        }

        answer.Finish();
        var feed = new WireFeed(new FakeModelCatalog(client), new(FakeModelCatalog.Model, []), new DeafObserver(), TimeProvider.System);
        var wire = feed.RunAsync(Cancel);

        // The channel is read one by one; the wire never gets further ahead than what it may hold.
        for (var read = 0; read < 501; read++)
        {
            await feed.Updates.ReadAsync(Cancel);
            Assert.InRange(answer.Pulled, 0, read + WireFeed.Capacity + 2);
        }

        await wire;
        await Assert.ThrowsAsync<ChannelClosedException>(() => feed.Updates.ReadAsync(Cancel).AsTask());
    }

    [Fact]
    public async Task Shutdown_interrupts_live_runs_and_closes_their_requests()
    {
        var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel);
        answer.Text("kept");
        await run.UntilTextAsync(4, Cancel);

        await studio.DisposeAsync();

        Assert.True(answer.Closed.IsCompleted);
        Assert.Equal((RunState.Interrupted, "kept"), (run.State, run.Text));
        Assert.NotNull(run.Outcome!.Failure);
    }

    private sealed class DeafObserver : IRequestObserver
    {
        public void Sending(int attempt, long timestamp)
        {
        }

        public void HeadersArrived(long timestamp, string? requestId)
        {
        }

        public ValueTask WaitBeforeRetryAsync(RetryNotice notice, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
