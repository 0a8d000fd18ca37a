using System.Text.Json;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Comparisons.Repeating;

namespace ChatStudio.Tests.Comparisons;

public sealed class RepeatTests : IAsyncDisposable
{
    private readonly ComparisonFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Line_up_is_asked_so_often_and_the_warm_up_is_dropped()
    {
        var job = await BeginAsync(new(Times: 3, WarmUps: 1));
        for (var i = 0; i < 4; i++)
        {
            var (one, two) = (await _fixture.CallOfAsync("one", Cancel), await _fixture.CallOfAsync("two", Cancel));
            Assert.Equal("Again", Assert.Single(one.Messages).Text);
            one.Text($"answer {i}").Finish();
            two.Text("same").Finish();
        }

        await job.Completion.WaitAsync(Cancel);
        Assert.Equal((4, 4), (job.Done, job.All));
        Assert.All(job.Results, result => Assert.Equal((3, 0), (result.Completed.Count, result.Broken)));
        Assert.Equal(3, job.Results[0].FirstToken.Count);
    }

    [Fact]
    public async Task One_by_one_never_has_two_calls_at_a_time()
    {
        var job = await BeginAsync(new(Times: 2, WarmUps: 0, ComparisonMode.OneByOne));
        var calls = 2;
        foreach (var model in new[] { "one", "two", "one", "two" })
        {
            var call = await _fixture.CallOfAsync(model, Cancel);
            Assert.Equal(++calls, _fixture.Studio.Client.Answers.Count);
            call.Text("x").Finish();
        }

        await job.Completion.WaitAsync(Cancel);
        Assert.All(job.Results, result => Assert.Equal(2, result.Completed.Count));
    }

    [Fact]
    public async Task Broken_answer_is_counted_and_not_measured()
    {
        var job = await BeginAsync(new(Times: 1, WarmUps: 0));
        (await _fixture.CallOfAsync("one", Cancel)).Throw(new InvalidOperationException());
        (await _fixture.CallOfAsync("two", Cancel)).Text("x").Finish();

        await job.Completion.WaitAsync(Cancel);
        Assert.Equal((0, 1), (job.Results[0].Completed.Count, job.Results[0].Broken));
        Assert.Null(job.Results[0].Rate.P50);
    }

    [Fact]
    public async Task Cancelling_stops_what_streams_and_keeps_what_was_measured()
    {
        var job = await BeginAsync(new(Times: 50, WarmUps: 0));
        (await _fixture.CallOfAsync("one", Cancel)).Text("x").Finish();
        (await _fixture.CallOfAsync("two", Cancel)).Text("x").Finish();
        var (one, two) = (await _fixture.CallOfAsync("one", Cancel), await _fixture.CallOfAsync("two", Cancel));

        job.Cancel();

        await one.Closed.WaitAsync(Cancel);
        await two.Closed.WaitAsync(Cancel);
        await job.Completion.WaitAsync(Cancel);
        Assert.All(job.Results, result => Assert.Equal((1, 0), (result.Completed.Count, result.Broken)));
        job.Cancel();
    }

    [Fact]
    public async Task Files_hold_every_answer_and_no_formula()
    {
        var job = await BeginAsync(new(Times: 2, WarmUps: 0));
        for (var i = 0; i < 2; i++)
        {
            (await _fixture.CallOfAsync("one", Cancel)).Text("x").Finish();
            (await _fixture.CallOfAsync("two", Cancel)).Text("x").Finish();
        }

        await job.Completion.WaitAsync(Cancel);
        var lines = RepeatFiles.Csv(job).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(5, lines.Length);
        Assert.StartsWith("1,test/one,,1,", lines[1], StringComparison.Ordinal);
        using var json = JsonDocument.Parse(RepeatFiles.ToJson(job));
        Assert.Equal(2, json.RootElement.GetProperty("columns")[1].GetProperty("answers").GetArrayLength());
    }

    [Fact]
    public void Settings_stay_within_their_limits()
        => Assert.Equal(new(50, 5), new RepeatSettings(1_000, 99).Clamped);

    private async Task<RepeatJob> BeginAsync(RepeatSettings settings)
    {
        var comparison = await _fixture.AnsweredAsync([("one", "1"), ("two", "2")], Cancel);
        return _fixture.Service.Repeat(comparison.Id, "Again", settings)!;
    }
}
