using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Generation;

public sealed class RunLimitTests
{
    private static readonly RunLimits Limits = new()
    {
        Headers = TimeSpan.FromSeconds(10),
        FirstToken = TimeSpan.FromSeconds(20),
        Idle = TimeSpan.FromSeconds(5),
        Total = TimeSpan.FromSeconds(60),
    };

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Headers_limit_ends_an_attempt_that_gets_no_answer()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Observe(o => o.Sending(1, studio.Time.GetTimestamp()));
        var (run, answer) = await studio.StartAnsweredAsync(Cancel, Limits);
        await run.UntilAsync(e => e is RunEvent.RequestSent, Cancel);

        studio.Time.Advance(TimeSpan.FromSeconds(9.9));
        Assert.Equal(RunState.Connecting, run.State);
        studio.Time.Advance(TimeSpan.FromSeconds(0.1));

        await EndsWith(run, answer, RunState.Failed, TimeLimit.Headers);
    }

    [Fact]
    public async Task First_token_limit_counts_from_the_headers()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare().Observe(o => o.Sending(1, studio.Time.GetTimestamp()));
        var (run, answer) = await studio.StartAnsweredAsync(Cancel, Limits);
        await run.UntilAsync(e => e is RunEvent.RequestSent, Cancel);
        studio.Time.Advance(TimeSpan.FromSeconds(9));
        answer.Observe(o => o.HeadersArrived(studio.Time.GetTimestamp(), null));
        await run.UntilStateAsync(RunState.Waiting, Cancel);

        studio.Time.Advance(TimeSpan.FromSeconds(19.9));
        Assert.Equal(RunState.Waiting, run.State);
        studio.Time.Advance(TimeSpan.FromSeconds(0.1));

        await EndsWith(run, answer, RunState.Failed, TimeLimit.FirstToken);
    }

    [Fact]
    public async Task First_token_limit_counts_from_the_call_when_a_client_reports_no_headers()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel, Limits);

        studio.Time.Advance(TimeSpan.FromSeconds(19.9));
        Assert.False(run.State.IsFinal());
        studio.Time.Advance(TimeSpan.FromSeconds(0.1));

        await EndsWith(run, answer, RunState.Failed, TimeLimit.FirstToken);
    }

    [Fact]
    public async Task Idle_limit_interrupts_an_answer_that_falls_silent_and_every_update_resets_it()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel, Limits);
        for (var i = 1; i <= 4; i++)
        {
            answer.Text("x");
            await run.UntilTextAsync(i, Cancel);
            studio.Time.Advance(TimeSpan.FromSeconds(4.9));
            Assert.Equal(RunState.Answering, run.State);
        }

        studio.Time.Advance(TimeSpan.FromSeconds(0.1));

        await EndsWith(run, answer, RunState.Interrupted, TimeLimit.Idle);
        Assert.Equal("xxxx", run.Text);
    }

    [Fact]
    public async Task Total_limit_interrupts_an_answer_that_never_ends()
    {
        await using var studio = new GenerationFixture();
        var (run, answer) = await studio.StartAnsweredAsync(Cancel, Limits);
        for (var i = 1; i <= 15; i++)
        {
            Assert.False(run.State.IsFinal());
            answer.Text("x");
            await run.UntilTextAsync(i, Cancel);
            studio.Time.Advance(TimeSpan.FromSeconds(4));
        }

        await EndsWith(run, answer, RunState.Interrupted, TimeLimit.Total);
    }

    [Fact]
    public async Task Wait_before_a_retry_counts_against_the_total_but_not_against_the_headers()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare()
            .Observe(o => o.Sending(1, studio.Time.GetTimestamp()))
            .Observe((o, cancel) => o.WaitBeforeRetryAsync(new(2, 3, TimeSpan.FromSeconds(90), ProviderErrorKind.RateLimited, "slow down"), cancel));
        var (run, answer) = await studio.StartAnsweredAsync(Cancel, Limits);
        var scheduled = (RunEvent.RetryScheduled)await run.UntilAsync(e => e is RunEvent.RetryScheduled, Cancel);
        Assert.Equal(studio.Time.GetUtcNow().AddSeconds(90), scheduled.ResumesAt);
        Assert.Equal(scheduled, run.PendingRetry);

        studio.Time.Advance(TimeSpan.FromSeconds(59.9));
        Assert.Equal(RunState.Connecting, run.State);
        studio.Time.Advance(TimeSpan.FromSeconds(0.1));

        await EndsWith(run, answer, RunState.Failed, TimeLimit.Total);
    }

    [Fact]
    public async Task Retry_starts_by_itself_when_its_time_has_come()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare()
            .Observe(o => o.Sending(1, studio.Time.GetTimestamp()))
            .Observe((o, cancel) => o.WaitBeforeRetryAsync(new(2, 3, TimeSpan.FromSeconds(30), ProviderErrorKind.RateLimited, null), cancel))
            .Observe(o => o.Sending(2, studio.Time.GetTimestamp()))
            .Text("ok").Finish();
        var (run, _) = await studio.StartAnsweredAsync(Cancel, Limits);
        await run.UntilAsync(e => e is RunEvent.RetryScheduled, Cancel);

        studio.Time.Advance(TimeSpan.FromSeconds(30));

        Assert.Equal(RunState.Completed, (await run.OutcomeAsync(Cancel)).State);
        Assert.Equal([1, 2], run.Entries().Select(e => e.Event).OfType<RunEvent.RequestSent>().Select(e => e.Attempt));
        Assert.Null(run.PendingRetry);
    }

    [Fact]
    public async Task RetryNow_ends_the_wait_and_says_when_there_is_none()
    {
        await using var studio = new GenerationFixture();
        studio.Client.Prepare()
            .Observe((o, cancel) => o.WaitBeforeRetryAsync(new(2, 3, TimeSpan.FromHours(1), ProviderErrorKind.RateLimited, null), cancel))
            .Text("ok").Finish();
        var (run, _) = await studio.StartAnsweredAsync(Cancel, Limits);
        await run.UntilAsync(e => e is RunEvent.RetryScheduled, Cancel);

        Assert.True(run.RetryNow());
        await run.OutcomeAsync(Cancel);

        Assert.Equal("ok", run.Text);
        Assert.False(run.RetryNow());
    }

    [Fact]
    public async Task Switched_off_limits_never_end_a_run()
    {
        await using var studio = new GenerationFixture();
        var never = Timeout.InfiniteTimeSpan;
        var (run, answer) = await studio.StartAnsweredAsync(Cancel, new() { Headers = never, FirstToken = never, Idle = never, Total = never });
        answer.Text("x");
        await run.UntilTextAsync(1, Cancel);

        studio.Time.Advance(TimeSpan.FromDays(2));

        Assert.Equal(RunState.Answering, run.State);
    }

    [Fact]
    public async Task Limit_ends_a_run_whose_client_ignores_its_cancellation()
    {
        await using var studio = new GenerationFixture();
        var release = new TaskCompletionSource();
        studio.Client.Prepare().Observe((_, _) => new(release.Task)).End();
        var (run, _) = await studio.StartAnsweredAsync(Cancel, Limits);

        studio.Time.Advance(TimeSpan.FromSeconds(20));

        Assert.Equal(TimeLimit.FirstToken, (await run.OutcomeAsync(Cancel)).Failure!.Limit);
        release.SetResult();
    }

    private static async Task EndsWith(Run run, FakeAnswer answer, RunState state, TimeLimit limit)
    {
        var outcome = await run.OutcomeAsync(Cancel);
        Assert.Equal((state, ProviderErrorKind.Timeout, limit), (outcome.State, outcome.Failure!.Kind, outcome.Failure.Limit));
        Assert.StartsWith($"{limit} limit", outcome.Failure.Detail, StringComparison.Ordinal);
        await answer.Closed.WaitAsync(Cancel);
    }
}
