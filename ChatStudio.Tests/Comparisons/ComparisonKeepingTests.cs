using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Comparisons;

/// <summary>What a person is told when nothing can be kept, and what a comparison shares with a chat.</summary>
public sealed class ComparisonKeepingTests : IAsyncDisposable
{
    private static readonly StorageException Full = new(StorageProblem.Full, "The disk is full.");

    private readonly ComparisonFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private ComparisonService Service => _fixture.Service;

    private ConversationService Conversations => _fixture.Studio.Conversations;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Prompt_that_cannot_be_saved_asks_nobody_and_says_so()
    {
        _fixture.Studio.Store.Problem = Full;
        var refused = Assert.Throws<PromptRejectedException>(() => _fixture.Start(["one", "two"]));
        Assert.Contains("your text is still here", refused.Message, StringComparison.Ordinal);
        Assert.Empty(Conversations.Summaries);
        Assert.Empty(_fixture.Studio.Client.Answers);

        _fixture.Studio.Store.Problem = null;
        var comparison = await _fixture.AnsweredAsync([("one", "1"), ("two", "2")], Cancel);
        _fixture.Studio.Store.Problem = Full;
        var request = Guid.NewGuid();
        await Assert.ThrowsAsync<PromptRejectedException>(() => Service.SendAsync(comparison.Id, "Next", request));
        Assert.Single(comparison.State.Rounds);
        Assert.Equal(2, _fixture.Studio.Client.Answers.Count);

        _fixture.Studio.Store.Problem = null;
        await Service.SendAsync(comparison.Id, "Next", request);
        Assert.Equal(2, comparison.State.Rounds.Count);
    }

    [Fact]
    public async Task Vote_that_cannot_be_saved_changes_nothing()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "1"), ("two", "2")], Cancel);
        _fixture.Studio.Store.Problem = Full;

        await Assert.ThrowsAsync<StorageException>(() => Service.VoteAsync(comparison.Id, 1, VoteKind.Tie));

        Assert.Null(comparison.State.Current!.Vote);
        Assert.Empty(Service.Ballots);
    }

    [Fact]
    public async Task Column_whose_turn_cannot_be_saved_is_not_asked_and_can_be_asked_later()
    {
        var comparison = _fixture.Start(["one", "two"], ComparisonMode.OneByOne);
        var one = await _fixture.CallOfAsync("one", Cancel);
        _fixture.Studio.Store.Problem = Full;

        one.Text("1").Finish();

        await ComparisonFixture.EndedAsync(comparison, Cancel);
        Assert.Equal([RunState.Completed, null], comparison.State.Current!.Answers.Select(answer => answer.Run?.State));
        Assert.Single(_fixture.Studio.Client.Answers);
        _fixture.Studio.Store.Problem = null;
        await Service.RetryFailedAsync(comparison.Id);
        await _fixture.AnswerAsync("two", "2", Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);
    }

    [Fact]
    public async Task Deleting_in_the_list_stops_every_column_and_it_can_be_taken_back()
    {
        var comparison = _fixture.Start(["one", "two", "three"], ComparisonMode.OneByOne);
        var one = await _fixture.CallOfAsync("one", Cancel);

        await Conversations.DeleteAsync(new(comparison.Id.Value));

        await one.Closed.WaitAsync(Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);
        Assert.Null(Service.Find(comparison.Id));
        Assert.Null(await Service.OpenAsync(comparison.Id, Cancel));
        Assert.Single(_fixture.Studio.Client.Answers);

        Assert.True(await Conversations.UndoDeleteAsync(new(comparison.Id.Value)));
        Assert.Same(comparison, await Service.OpenAsync(comparison.Id, Cancel));
        Assert.Equal([RunState.Stopped, null, null], comparison.State.Current!.Answers.Select(answer => answer.Run?.State));
    }

    [Fact]
    public async Task List_knows_a_comparison_its_marks_and_whether_it_runs()
    {
        var comparison = _fixture.Start(["one", "two"], prompt: "Race\nnow");
        var summary = Assert.Single(Conversations.Summaries);
        Assert.Equal((ConversationKind.Comparison, "Race now", 3), (summary.Kind, summary.Preview, summary.MessageCount));
        Assert.Equal([1, 2], summary.Models.Select(mark => mark.Slot));
        Assert.True(Service.IsLive(summary.Id));

        await _fixture.AnswerAsync("one", "1", Cancel);
        await _fixture.AnswerAsync("two", "2", Cancel);
        await ComparisonFixture.EndedAsync(comparison, Cancel);

        Assert.False(Service.IsLive(summary.Id));
    }

    [Fact]
    public async Task Hidden_column_is_asked_like_the_others_and_one_always_stays()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "1"), ("two", "2")], Cancel);
        var (one, two) = (comparison.State.Columns[0].Id, comparison.State.Columns[1].Id);
        await Service.SetCollapsedAsync(comparison.Id, one, true);
        await Service.SetCollapsedAsync(comparison.Id, two, true);
        Assert.Equal([true, false], comparison.State.Columns.Select(column => column.IsCollapsed));

        await Service.SendAsync(comparison.Id, "Next", Guid.NewGuid());

        await _fixture.AnswerAsync("one", "1", Cancel);
        await _fixture.AnswerAsync("two", "2", Cancel);
    }

    [Fact]
    public async Task Comparison_opened_from_a_chat_tells_every_column_what_was_said_there_also_after_a_restart()
    {
        await using var studio = await KeptStudio.StartAsync();
        var chat = await studio.AnsweredAsync("Name a number", "17");
        var beginning = PastTurn.Of((await studio.OpenAsync(chat.Id)).Path);
        var comparison = await studio.Comparisons.StartAsync([ComparisonFixture.Column("one"), ComparisonFixture.Column("two")], "Repeat it", new(), Guid.NewGuid(), beginning);
        for (var i = 0; i < 2; i++)
        {
            var call = await studio.Client.NextCallAsync(Cancel);
            Assert.Equal(["Name a number", "17", "Repeat it"], call.Messages.Select(message => message.Text));
            call.Text("17").Finish();
        }

        await ComparisonFixture.EndedAsync(comparison, Cancel);
        await studio.RestartAsync();
        await studio.Comparisons.SendAsync(comparison.Id, "Once more", Guid.NewGuid());

        Assert.Equal(["Name a number", "17", "Repeat it", "17", "Once more"], (await studio.Client.NextCallAsync(Cancel)).Messages.Select(message => message.Text));
    }

    [Fact]
    public void Parameters_go_from_a_chat_to_a_column_and_back()
    {
        var chat = new ChatParameters { Temperature = 0.7f, TopP = 0.9f, MaxOutputTokens = 500, Seed = 7 };

        var column = ColumnParameters.Of(chat);

        Assert.Equal(new() { Temperature = 0.7, TopP = 0.9, MaxOutputTokens = 500, Seed = 7 }, column);
        Assert.Equal(chat, column.ToChat());
        Assert.Null(ColumnParameters.Of(null).ToChat());
    }
}
