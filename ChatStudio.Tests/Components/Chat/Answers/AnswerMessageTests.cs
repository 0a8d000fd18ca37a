using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Chat.Announcing;
using ChatStudio.Web.Features.Chat.Answers;

namespace ChatStudio.Tests.Components.Chat.Answers;

public sealed class AnswerMessageTests : ChatContext
{
    private readonly List<string> _said = [];
    private int _sent;
    private int _edits;

    [Fact]
    public async Task Answer_goes_from_waiting_over_reasoning_and_text_to_its_footer()
    {
        var (conversation, answer) = await AskAsync();
        var cut = Draw(conversation);
        Assert.Equal("true", cut.Find("article").GetAttribute("aria-busy"));
        Assert.Equal("Answer of model", cut.Find("article").GetAttribute("aria-label"));
        Assert.Contains("Waiting for the first token.", cut.Find(".cs-wait").TextContent, StringComparison.Ordinal);

        answer.Reasoning("Let me think.");
        Pass(() => cut.FindAll(".cs-think").Count == 1);
        Assert.Empty(cut.FindAll(".cs-wait"));
        Assert.Equal("true", cut.Find(".cs-fold").GetAttribute("aria-expanded"));

        answer.Text("Here **it** is");
        Pass(() => cut.FindAll(".cs-prose strong").Count == 1);
        Assert.Equal("false", cut.Find(".cs-fold").GetAttribute("aria-expanded"));
        Assert.Single(cut.FindAll(".cs-prose .cs-caret"));
        Assert.Empty(cut.FindAll("[data-key=regenerate]"));

        answer.Finish();
        Pass(() => cut.Find("article").GetAttribute("aria-busy") == "false");
        Assert.Empty(cut.FindAll(".cs-caret"));
        Assert.Equal("Here it is", cut.Find(".cs-prose").TextContent.Trim());
        Assert.NotNull(cut.Find("[data-key=regenerate]"));
        Assert.NotNull(cut.Find("[data-key=copy]"));
    }

    [Fact]
    public async Task Answer_that_waits_for_its_turn_says_that_it_is_queued()
    {
        var (conversation, answer) = await AskAsync();
        var cut = Draw(conversation);
        answer.Observe(o => o.WaitsForTurn());
        Pass(() => cut.Find(".cs-wait").TextContent.Contains("Queued.", StringComparison.Ordinal));

        answer.Observe(o => o.Sending(1, Time.GetTimestamp()));

        Pass(() => cut.Find(".cs-wait").TextContent.Contains("Waiting for the first token.", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Field_the_provider_refused_is_said_quietly_with_the_answer_it_happened_in()
    {
        var (conversation, answer) = await AskAsync();
        var cut = Draw(conversation);
        answer.Observe(o => o.FieldsDropped(["temperature"], Time.GetTimestamp()));
        Pass(() => cut.FindAll(".cs-said").Count == 1);
        Assert.Equal("Test does not take temperature for model; sent without it from now on.", cut.Find(".cs-said").TextContent);

        // A second refusal, and hostile at that: names are text.
        answer.Observe(o => o.FieldsDropped(["seed", "<img onerror=x>"], Time.GetTimestamp())).Text("ok").Finish();

        Pass(() => cut.Find("article").GetAttribute("aria-busy") == "false");
        Assert.Equal("Test does not take temperature, seed and <img onerror=x> for model; sent without them from now on.", cut.Find(".cs-said").TextContent);
        Assert.Empty(cut.FindAll(".cs-said img"));
        Assert.Empty(cut.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Page_that_comes_later_shows_at_once_what_is_there_and_follows_on()
    {
        var (conversation, answer) = await AskAsync();
        answer.Text("one two");
        WaitUntil(() => conversation.LiveRun!.Text == "one two");

        var cut = Draw(conversation);
        Assert.Equal("one two", cut.Find(".cs-prose").TextContent.Trim());
        answer.Text(" three").Finish();

        Pass(() => cut.Find(".cs-prose").TextContent.Trim() == "one two three");
    }

    [Fact]
    public async Task Stopped_answer_keeps_its_text_and_says_that_it_was_stopped()
    {
        var (conversation, answer) = await AskAsync();
        answer.Text("Half of the");
        var cut = Draw(conversation);
        Pass(() => cut.FindAll(".cs-prose").Count == 1);

        conversation.LiveRun!.Stop();
        Pass(() => cut.Find("article").GetAttribute("aria-busy") == "false");

        Assert.Equal("Half of the", cut.Find(".cs-prose").TextContent.Trim());
        Assert.Contains("You stopped this after", cut.Find("footer").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll(".note"));
    }

    [Fact]
    public async Task Interrupted_answer_keeps_its_text_and_marks_where_it_was_cut_off()
    {
        var (conversation, answer) = await AskAsync();
        answer.Text("Half of the").End();
        var cut = Draw(conversation);
        Pass(() => cut.FindAll("[role=separator]").Count == 1);

        Assert.Equal(RunState.Interrupted, conversation.Path[^1].Run!.State);
        Assert.Equal("Half of the", cut.Find(".cs-prose").TextContent.Trim());
        Assert.Equal("The answer was cut off here", cut.Find("[role=separator]").GetAttribute("aria-label"));
        Assert.Contains("cut off", cut.Find(".note h2").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failed_answer_offers_the_next_steps_and_takes_them()
    {
        var (conversation, answer) = await AskAsync();
        var cut = Draw(conversation);
        answer.Throw(new ProviderException(ProviderErrorKind.BadRequest, "refused") { ProviderMessage = "<script>alert(1)</script>" });
        Pass(() => cut.FindAll(".note").Count == 1);

        Assert.Empty(cut.FindAll("script"));
        Assert.Contains("<script>alert(1)</script>", cut.Find("details").TextContent, StringComparison.Ordinal);
        Assert.Empty(cut.FindAll("[role=separator]"));
        await cut.FindAll(".note button").Single(button => button.TextContent.Contains("Edit message", StringComparison.Ordinal)).ClickAsync();

        Assert.Equal(1, _edits);
    }

    [Fact]
    public async Task Retry_counts_down_and_can_be_taken_at_once()
    {
        var (conversation, answer) = await AskAsync();
        var cut = Draw(conversation);
        var waited = Retry(answer, TimeSpan.FromSeconds(30));
        Pass(() => cut.FindAll("[role=timer]").Count == 1);
        Assert.Matches("The next try starts in [0-9]+ seconds", Assert.Single(_said));

        await cut.FindAll(".note button").Single(button => button.TextContent == "Retry now").ClickAsync();
        await waited.WaitAsync(Cancel);
        answer.Observe(o => o.Sending(2, Time.GetTimestamp()));
        Pass(() => cut.FindAll("[role=timer]").Count == 0);

        Assert.Contains("Trying again, try 2.", cut.Find(".cs-wait").TextContent, StringComparison.Ordinal);
        // Spoken at the start, at ten seconds and on the retry.
        Assert.Equal("Trying again, try 2 of 4.", _said[^1]);
        Assert.Equal(2, _said.Count);
    }

    [Fact]
    public async Task Retry_can_be_cancelled()
    {
        var (conversation, answer) = await AskAsync();
        var cut = Draw(conversation);
        _ = Retry(answer, TimeSpan.FromSeconds(30));
        Pass(() => cut.FindAll("[role=timer]").Count == 1);

        await cut.FindAll(".note button").Single(button => button.TextContent == "Cancel").ClickAsync();

        Pass(() => cut.Find("footer").TextContent.Contains("You stopped this before the first token", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Regenerate_makes_a_branch_and_is_locked_while_another_answer_streams()
    {
        var conversation = await AnsweredAsync();
        var cut = Draw(conversation);
        await cut.Find("[data-key=regenerate]").ClickAsync();

        Assert.Equal((2, 2), conversation.Branch(conversation.Path[^1].Id));
        Assert.Equal(1, _sent);
        cut.Render(parameters => parameters.Add(message => message.IsLocked, true));
        Assert.True(cut.Find("[data-key=regenerate]").HasAttribute("disabled"));
        Assert.True(cut.Find("[data-key=regenerate-with]").HasAttribute("disabled"));
    }

    [Fact]
    public async Task Regenerate_with_another_model_asks_that_model()
    {
        var conversation = await AnsweredAsync();
        var cut = Draw(conversation);

        await cut.Find("[data-key=regenerate-with]").ClickAsync();
        await cut.FindAll("[role=option]")[1].ClickAsync();

        Assert.Equal(FakeModelCatalog.OtherModel, conversation.Path[^1].Model);
        Assert.Empty(cut.FindAll("[role=dialog]"));
    }

    [Fact]
    public async Task List_of_models_that_is_closed_gives_the_focus_back_to_its_button()
    {
        var cut = Draw(await AnsweredAsync());
        await cut.Find("[data-key=regenerate-with]").ClickAsync();
        var before = JSInterop.Invocations["Blazor._internal.domWrapper.focus"].Count;

        await cut.Find("[role=dialog] [data-key=dismiss]").ClickAsync();

        Assert.Empty(cut.FindAll("[role=dialog]"));
        Assert.Equal(before + 1, JSInterop.Invocations["Blazor._internal.domWrapper.focus"].Count);
    }

    [Theory]
    [InlineData("length", "The answer reached its length limit", "Regenerate")]
    [InlineData("content_filter", "The provider stopped this answer", "Edit message")]
    public async Task Answer_that_ended_for_another_reason_than_stop_says_so(string reason, string title, string action)
    {
        var (conversation, answer) = await AskAsync();
        answer.Text("Half").Finish(reason);
        await EndedAsync(conversation);

        var cut = Draw(conversation);

        Assert.Equal(title, cut.Find(".note h2").TextContent);
        Assert.Equal(action, cut.FindAll(".note button")[^1].TextContent.Trim());
    }

    [Fact]
    public async Task Disposed_message_leaves_the_run_alone()
    {
        var (conversation, answer) = await AskAsync();
        var cut = Draw(conversation);

        await cut.Instance.DisposeAsync();
        answer.Text("All of it").Finish();
        await EndedAsync(conversation);

        Assert.Equal(RunState.Completed, conversation.Path[^1].Run!.State);
    }

    private Task Retry(FakeAnswer answer, TimeSpan delay)
    {
        // Not on the run's own thread: the test would hold up the run it waits for.
        var waited = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        answer.Observe(o => o.Sending(1, Time.GetTimestamp()));
        answer.Observe(async (o, cancel) =>
        {
            await o.WaitBeforeRetryAsync(new RetryNotice(2, 4, delay, ProviderErrorKind.RateLimited, null), cancel);
            waited.SetResult();
        });
        return waited.Task;
    }

    [Fact]
    public async Task Answer_that_is_not_saved_yet_says_so_and_streams_on()
    {
        var (conversation, answer) = await AskAsync();
        var cut = Draw(conversation);
        Studio.Store.Problem = new(StorageProblem.Locked, "The database is held by another program.");
        answer.Text("one");
        Pass(() => cut.FindAll(".cs-saving").Count == 1);
        Assert.Equal("saving…", cut.Find(".cs-saving").TextContent);

        answer.Text(" two");
        Pass(() => cut.Find(".cs-prose").TextContent.Trim() == "one two");

        Studio.Store.Problem = null;
        Pass(() => cut.FindAll(".cs-saving").Count == 0);
    }

    [Fact]
    public async Task Another_answer_that_could_not_be_saved_is_refused_beside_the_answer()
    {
        var conversation = await AnsweredAsync();
        var cut = Draw(conversation);
        Studio.Store.Problem = new(StorageProblem.Locked, "The database is held by another program.");

        await cut.Find("[data-key=regenerate]").ClickAsync();

        Assert.Contains("could not be saved", cut.Find("[role=alert]").TextContent, StringComparison.Ordinal);
        Assert.Single(Client.Answers);
    }

    private IRenderedComponent<AnswerMessage> Draw(Conversation conversation)
    {
        var announcer = new Announcer(Time, _said.Add);
        return Render<AnswerMessage>(parameters => parameters
            .Add(message => message.Conversation, conversation)
            .Add(message => message.Message, conversation.Path[^1])
            .Add(message => message.Announcer, announcer)
            .Add(message => message.OnSent, () => _sent++)
            .Add(message => message.OnEditPrompt, () => _edits++));
    }
}
