using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Core.Conversations.Titles;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Conversations.Titles;

/// <summary>When a model is asked for a title, with what, and what comes of it.</summary>
public sealed class TitleWriterTests
{
    private static readonly TitlePreference Own = new(TitleChoice.OwnModel);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task First_answer_is_followed_by_one_small_request_and_its_title_is_kept()
    {
        await using var studio = await KeptStudio.StartAsync(titles: Own);
        var conversation = await studio.AnsweredAsync("How does a token bucket work?", "It fills up.");

        var call = await studio.Client.NextCallAsync(Cancel);

        Assert.True(call.Options.IsInBackground());
        Assert.Equal(ReasoningEffort.None, call.Options!.Reasoning!.Effort);
        Assert.InRange(call.Options.MaxOutputTokens!.Value, 16, 500);
        var asked = Assert.Single(call.Messages);
        Assert.Contains("How does a token bucket work?", asked.Text, StringComparison.Ordinal);
        Assert.Contains("It fills up.", asked.Text, StringComparison.Ordinal);
        call.Text("\"Token buckets.\"").Usage(100, 7).Finish();
        KeptStudio.Until(() => conversation.Title == "Token buckets");
        Assert.Equal(TitleSource.Model, conversation.Summary.TitleSource);

        await studio.RestartAsync();
        Assert.Equal(("Token buckets", TitleSource.Model), Named(Assert.Single(studio.Conversations.Summaries)));

        await studio.Conversations.SendAsync(conversation.Id, "And then?", Guid.NewGuid());
        (await studio.Client.NextCallAsync(Cancel)).Text("It is empty.").Finish();
        await studio.SettledAsync(await studio.OpenAsync(conversation.Id));
        Assert.Equal(3, studio.Client.Answers.Count);
    }

    [Fact]
    public async Task Title_is_no_run_and_no_part_of_the_numbers()
    {
        await using var studio = await KeptStudio.StartAsync(titles: Own);
        var conversation = await studio.AnsweredAsync();
        var call = await studio.Client.NextCallAsync(Cancel);
        var (cost, rate) = (conversation.Path[1].Run!.Metrics.Snapshot().Cost, studio.History.UsualTimeToFirstToken(FakeModelCatalog.Model.Key));

        call.Text("A greeting").Usage(5000, 5000).Finish();
        NothingIsAsked(studio);

        Assert.Equal("A greeting", conversation.Title);
        Assert.Equal((2, 2), (conversation.Path.Count, conversation.Summary.MessageCount));
        Assert.Equal((cost, rate), (conversation.Path[1].Run!.Metrics.Snapshot().Cost, studio.History.UsualTimeToFirstToken(FakeModelCatalog.Model.Key)));
        Assert.Equal(1, studio.Logs.Lines.Count(line => line.StartsWith("Run ", StringComparison.Ordinal) && line.Contains(" started with ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Temporary_chat_first_words_by_choice_and_a_name_by_a_person_ask_nobody()
    {
        await using var studio = await KeptStudio.StartAsync(titles: Own);
        var temporary = await studio.Conversations.StartAsync("Hush", FakeModelCatalog.Model, isTemporary: true);
        (await studio.Client.NextCallAsync(Cancel)).Text("Hi").Finish();
        await studio.SettledAsync(temporary);
        var (named, answer) = await studio.AskAsync("Mine");
        await studio.Conversations.RenameAsync(named.Id, "My own");
        answer.Text("Hi").Finish();
        await studio.SettledAsync(named);
        studio.Preferences.SetTitles(new(TitleChoice.FirstWords));
        var third = await studio.AnsweredAsync("Words");

        NothingIsAsked(studio);

        Assert.Equal(3, studio.Client.Answers.Count);
        Assert.Equal(("Hush", "My own", "Words"), (temporary.Title, named.Title, third.Title));
    }

    [Fact]
    public async Task Answer_that_did_not_complete_waits_for_one_that_does()
    {
        await using var studio = await KeptStudio.StartAsync(titles: Own);
        var (conversation, answer) = await studio.AskAsync();
        answer.Text("Half");
        await conversation.LiveRun!.UntilAsync(e => e is RunEvent.TextDelta, Cancel);
        conversation.LiveRun!.Stop();
        await studio.SettledAsync(conversation);
        await studio.Conversations.RegenerateAsync(conversation.Id, conversation.Path[1].Id);
        (await studio.Client.NextCallAsync(Cancel)).Text("Whole").Finish();
        await studio.SettledAsync(conversation);

        (await studio.Client.NextCallAsync(Cancel)).Text("Second try").Finish();

        KeptStudio.Until(() => conversation.Title == "Second try");
    }

    [Fact]
    public async Task Chosen_model_is_asked_in_place_of_the_chats_own_and_one_that_is_gone_leaves_the_words()
    {
        await using var studio = await KeptStudio.StartAsync(titles: new(TitleChoice.ChosenModel, "test/gone"));
        var conversation = await studio.AnsweredAsync();
        NothingIsAsked(studio);

        Assert.Single(studio.Client.Answers);
        Assert.Equal("Hello", conversation.Title);
        Assert.Contains(studio.Logs.Lines, line => line.Contains("the model for titles is not there", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(ProviderErrorKind.RateLimited)]
    [InlineData(ProviderErrorKind.Authentication)]
    public async Task Failure_is_logged_without_the_providers_words_and_not_tried_again(ProviderErrorKind kind)
    {
        await using var studio = await KeptStudio.StartAsync(titles: Own);
        var conversation = await studio.AnsweredAsync();
        (await studio.Client.NextCallAsync(Cancel)).Throw(new ProviderException(kind, "sk-secret was refused"));
        NothingIsAsked(studio);
        await studio.Conversations.RegenerateAsync(conversation.Id, conversation.Path[1].Id);
        (await studio.Client.NextCallAsync(Cancel)).Text("Again").Finish();
        await studio.SettledAsync(conversation);
        NothingIsAsked(studio);

        Assert.Equal(3, studio.Client.Answers.Count);
        Assert.Equal(("Hello", TitleSource.Prompt), Named(conversation.Summary));
        Assert.Contains(studio.Logs.Lines, line => line.Contains($"failed ({kind})", StringComparison.Ordinal));
        Assert.DoesNotContain(studio.Logs.Lines, line => line.Contains("sk-secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Refusal_keeps_the_words()
    {
        await using var studio = await KeptStudio.StartAsync(titles: Own);
        var conversation = await studio.AnsweredAsync();
        (await studio.Client.NextCallAsync(Cancel)).Text("I'm sorry, I can't do that.").Finish();
        NothingIsAsked(studio);

        Assert.Equal(("Hello", TitleSource.Prompt), Named(conversation.Summary));
    }

    [Fact]
    public async Task Request_that_takes_too_long_is_given_up()
    {
        await using var studio = await KeptStudio.StartAsync(titles: Own);
        var conversation = await studio.AnsweredAsync();
        var call = await studio.Client.NextCallAsync(Cancel);

        studio.Beat(() => call.Closed.IsCompleted);
        NothingIsAsked(studio);

        Assert.Equal("Hello", conversation.Title);
        Assert.Contains(studio.Logs.Lines, line => line.Contains("was given up", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Deletion_and_a_name_by_a_person_end_the_request()
    {
        await using var studio = await KeptStudio.StartAsync(titles: Own);
        var deleted = await studio.AnsweredAsync("One");
        var first = await studio.Client.NextCallAsync(Cancel);
        var named = await studio.AnsweredAsync("Two");
        var second = await studio.Client.NextCallAsync(Cancel);

        await studio.Conversations.DeleteAsync(deleted.Id);
        await studio.Conversations.RenameAsync(named.Id, "My own");

        await Task.WhenAll(first.Closed, second.Closed).WaitAsync(Cancel);
        NothingIsAsked(studio);
        Assert.Equal("My own", named.Title);
    }

    [Fact]
    public async Task End_of_the_app_waits_for_no_title()
    {
        await using var studio = await KeptStudio.StartAsync(drain: TimeSpan.FromMinutes(5), titles: Own);
        await studio.AnsweredAsync();
        var call = await studio.Client.NextCallAsync(Cancel);

        // The clock stands still: a wait for the drain would never end.
        await studio.StopHostedAsync().WaitAsync(Cancel);

        Assert.True(call.Closed.IsCompleted);
        Assert.Equal(0, studio.Titles.Asking);
    }

    [Fact]
    public async Task No_more_titles_are_asked_for_at_once_than_may()
    {
        await using var studio = await KeptStudio.StartAsync(titles: Own);
        var conversations = new List<Conversation>();
        for (var i = 0; i < TitleWriter.MaxAtOnce; i++)
        {
            conversations.Add(await studio.AnsweredAsync($"Chat {i}"));
            await studio.Client.NextCallAsync(Cancel);
        }

        var one = await studio.AnsweredAsync("One too many");
        await studio.Conversations.RenameAsync(conversations[0].Id, "My own");
        KeptStudio.Until(() => studio.Titles.Asking == TitleWriter.MaxAtOnce - 1);

        Assert.Equal(TitleWriter.MaxAtOnce * 2 + 1, studio.Client.Answers.Count);
        Assert.Equal("One too many", one.Title);
    }

    [Fact]
    public async Task Conversation_that_goes_on_from_answers_given_elsewhere_asks_nobody()
    {
        await using var studio = await KeptStudio.StartAsync(titles: new(TitleChoice.FirstWords));
        var given = await studio.AnsweredAsync("Elsewhere", "Given");
        studio.Preferences.SetTitles(Own);

        var conversation = await studio.Conversations.ContinueAsync([("Elsewhere", given.Path[1].Run!)], new(FakeModelCatalog.Model));
        KeptStudio.Until(() => studio.Journal.Unwritten == 0);
        await studio.Conversations.SendAsync(conversation.Id, "More", Guid.NewGuid());
        (await studio.Client.NextCallAsync(Cancel)).Text("Here").Finish();
        await studio.SettledAsync(conversation);
        NothingIsAsked(studio);

        Assert.Equal(2, studio.Client.Answers.Count);
    }

    private static (string, TitleSource) Named(ConversationSummary summary) => (summary.Title, summary.TitleSource);

    private static void NothingIsAsked(KeptStudio studio) => KeptStudio.Until(() => studio.Titles.Asking == 0);
}
