using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Comparisons;

public sealed class ComparisonServiceTests : IAsyncDisposable
{
    private readonly ComparisonFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ComparisonService Service => _fixture.Service;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Prompt_goes_to_all_columns_at_once()
    {
        var comparison = _fixture.Start(["one", "two", "three"], prompt: "Name a number");

        foreach (var model in new[] { "one", "two", "three" })
        {
            var call = await _fixture.CallOfAsync(model, Cancel);
            Assert.Equal("Name a number", Assert.Single(call.Messages).Text);
        }

        Assert.True(comparison.State.IsLive);
        Assert.Equal(3, comparison.State.Current!.Open);
    }

    [Fact]
    public async Task Each_column_is_told_its_own_answers_and_nobody_elses()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "17"), ("two", "42")], Cancel);

        await Service.SendAsync(comparison.Id, "Repeat it", Guid.NewGuid());

        Assert.Equal(["Hello", "17", "Repeat it"], (await _fixture.CallOfAsync("one", Cancel)).Messages.Select(message => message.Text));
        Assert.Equal(["Hello", "42", "Repeat it"], (await _fixture.CallOfAsync("two", Cancel)).Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Parameters_and_system_prompt_of_a_column_go_with_its_request()
    {
        var model = ComparisonFixture.Model("one");
        await Service.StartAsync(
            [
                new(model) { Parameters = new() { Temperature = 0.2, MaxOutputTokens = 500, Seed = 7 }, SystemPrompt = "Be brief." },
                ComparisonFixture.Column("two"),
            ],
            "Hello", new(), Guid.NewGuid());

        var one = await _fixture.CallOfAsync("one", Cancel);
        Assert.Equal([ChatRole.System, ChatRole.User], one.Messages.Select(message => message.Role));
        Assert.Equal("Be brief.", one.Messages[0].Text);
        Assert.Equal((0.2f, 500, 7L), (one.Options!.Temperature, one.Options.MaxOutputTokens, one.Options.Seed));
        var two = await _fixture.CallOfAsync("two", Cancel);
        Assert.Equal([ChatRole.User], two.Messages.Select(message => message.Role));
        Assert.Null(two.Options!.Temperature);
    }

    [Fact]
    public async Task One_by_one_asks_the_next_column_when_the_one_before_has_ended()
    {
        var comparison = _fixture.Start(["one", "two"], ComparisonMode.OneByOne);
        var one = await _fixture.CallOfAsync("one", Cancel);
        Assert.True(comparison.State.Current!.Answers[1].IsWaiting);
        Assert.Single(_fixture.Studio.Client.Answers);

        one.Throw(new ProviderException(ProviderErrorKind.Authentication, "no"));

        await _fixture.AnswerAsync("two", "hi", Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);
        Assert.Equal([RunState.Failed, RunState.Completed], comparison.State.Current!.Answers.Select(answer => answer.Run!.State));
    }

    [Fact]
    public async Task Failing_column_leaves_the_others_exact_and_is_retried_alone()
    {
        var comparison = _fixture.Start(["one", "two", "three"]);
        (await _fixture.CallOfAsync("one", Cancel)).Throw(new ProviderException(ProviderErrorKind.Authentication, "no"));
        (await _fixture.CallOfAsync("two", Cancel)).Text("half").End();
        await _fixture.AnswerAsync("three", "whole", Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);
        Assert.Equal([RunState.Failed, RunState.Interrupted, RunState.Completed], comparison.State.Current!.Answers.Select(answer => answer.Run!.State));

        await Service.RetryFailedAsync(comparison.Id);

        await _fixture.AnswerAsync("one", "better", Cancel);
        await _fixture.AnswerAsync("two", "now whole", Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);
        Assert.Equal(["better", "now whole", "whole"], comparison.State.Current!.Answers.Select(answer => answer.Run!.Text));
        Assert.Equal([2, 2, 1], comparison.State.Current.Answers.Select(answer => answer.Attempts.Count));
        Assert.Equal(5, _fixture.Studio.Client.Answers.Count);
    }

    [Fact]
    public async Task Stopping_one_column_lets_the_others_go_on()
    {
        var comparison = _fixture.Start(["one", "two"]);
        var one = await _fixture.CallOfAsync("one", Cancel);
        var (first, second) = (comparison.State.Current!.Answers[0].Run!, comparison.State.Current.Answers[1].Run!);
        one.Text("so far");
        await first.UntilTextAsync(6, Cancel);

        await Service.StopAsync(comparison.Id, comparison.State.Columns[0].Id);

        await one.Closed.WaitAsync(Cancel);
        Assert.Equal((RunState.Stopped, "so far"), (first.State, first.Text));
        await _fixture.AnswerAsync("two", "all of it", Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);
        Assert.Equal((RunState.Completed, "all of it"), (second.State, second.Text));
    }

    [Fact]
    public async Task Stopping_all_asks_nobody_who_still_waited()
    {
        var comparison = _fixture.Start(["one", "two", "three"], ComparisonMode.OneByOne);
        var one = await _fixture.CallOfAsync("one", Cancel);

        await Service.StopAllAsync(comparison.Id);

        await one.Closed.WaitAsync(Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);
        Assert.Equal([RunState.Stopped, null, null], comparison.State.Current!.Answers.Select(answer => answer.Run?.State));
        Assert.Single(_fixture.Studio.Client.Answers);
    }

    [Fact]
    public async Task Muted_column_is_not_asked_and_a_column_added_later_can_catch_up()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "1"), ("two", "2")], Cancel);
        await Service.SetMutedAsync(comparison.Id, comparison.State.Columns[1].Id, true);
        await Service.AddColumnAsync(comparison.Id, ComparisonFixture.Column("three"));

        await Service.SendAsync(comparison.Id, "More", Guid.NewGuid());
        await _fixture.AnswerAsync("one", "1.", Cancel);
        var three = await _fixture.CallOfAsync("three", Cancel);
        Assert.Equal(["More"], three.Messages.Select(message => message.Text));
        three.Text("3").Finish();
        await ComparisonFixture.EndedAsync(comparison, Cancel);
        Assert.Null(comparison.State.Current!.Of(comparison.State.Columns[1].Id));

        await Service.RetryAsync(comparison.Id, comparison.State.Columns[1].Id);
        var two = await _fixture.CallOfAsync("two", Cancel);
        Assert.Equal(["Hello", "2", "More"], two.Messages.Select(message => message.Text));
    }

    [Fact]
    public async Task Line_up_keeps_between_two_and_six_columns_with_marks_of_their_own()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "1"), ("two", "2")], Cancel);
        for (var i = 0; i < 10; i++)
        {
            await Service.AddColumnAsync(comparison.Id, ComparisonFixture.Column("one", slot: 1));
        }

        Assert.Equal([1, 2, 3, 4, 5, 6], comparison.State.Columns.Select(column => column.Slot));
        foreach (var column in comparison.State.Columns)
        {
            await Service.RemoveColumnAsync(comparison.Id, column.Id);
        }

        Assert.Equal(2, comparison.State.Columns.Count);
        Assert.Throws<PromptRejectedException>(() => _fixture.Start(["alone"]));
        Assert.Throws<PromptRejectedException>(() => _fixture.Start(["1", "2", "3", "4", "5", "6", "7"]));
    }

    [Fact]
    public async Task Moved_column_keeps_its_mark_and_its_answers()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "1"), ("two", "2"), ("three", "3")], Cancel);
        var last = comparison.State.Columns[2];

        await Service.MoveColumnAsync(comparison.Id, last.Id, -2);

        Assert.Equal(["three", "one", "two"], comparison.State.Columns.Select(column => column.Setup.Model.ModelId));
        Assert.Equal(3, comparison.State.Columns[0].Slot);
        Assert.Equal("3", comparison.State.HistoryOf(last.Id).Single().Answer.Run!.Text);
    }

    [Fact]
    public async Task Prompt_is_refused_while_answers_stream_and_taken_once_for_one_request()
    {
        var comparison = _fixture.Start(["one", "two"]);
        var refused = await Assert.ThrowsAsync<PromptRejectedException>(() => Service.SendAsync(comparison.Id, "Next", Guid.NewGuid()));
        Assert.Contains("your text is still here", refused.Message, StringComparison.Ordinal);
        await _fixture.AnswerAsync("one", "1", Cancel);
        await _fixture.AnswerAsync("two", "2", Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);

        var request = Guid.NewGuid();
        await Service.SendAsync(comparison.Id, "Next", request);
        await Service.SendAsync(comparison.Id, "Next", request);

        Assert.Equal(2, comparison.State.Rounds.Count);
        await Service.DeleteAsync(comparison.Id);
        await Assert.ThrowsAsync<PromptRejectedException>(() => Service.SendAsync(comparison.Id, "Next", Guid.NewGuid()));
        await Task.WhenAll(comparison.State.Current!.Runs.Select(run => run.Completion)).WaitAsync(Cancel);
        Assert.All(comparison.State.Current.Runs, run => Assert.Equal(RunState.Stopped, run.State));
    }

    [Fact]
    public async Task Same_request_starts_one_comparison()
    {
        var request = Guid.NewGuid();
        ColumnSetup[] lineUp = [ComparisonFixture.Column("one"), ComparisonFixture.Column("two")];

        Assert.Same(await Service.StartAsync(lineUp, "Hello", new(), request), await Service.StartAsync(lineUp, "Hello", new(), request));
        Assert.Single(Service.Comparisons);
    }
}
