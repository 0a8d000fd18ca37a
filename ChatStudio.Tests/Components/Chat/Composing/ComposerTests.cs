using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Chat.Composing;

namespace ChatStudio.Tests.Components.Chat.Composing;

public sealed class ComposerTests : ChatContext
{
    private readonly List<(Guid Id, string Text)> _sent = [];
    private string? _answer;

    [Fact]
    public async Task Text_goes_to_the_page_with_its_request_id_and_whole()
    {
        Draw(null);
        var id = Guid.NewGuid();
        var text = new string('ä', 100_000);

        Assert.Null(await TypeAsync(text, id));

        Assert.Equal([(id, text)], _sent);
    }

    [Fact]
    public async Task Refusal_is_an_alert_and_goes_back_to_the_browser_which_keeps_the_text()
    {
        var cut = Draw(null);
        _answer = "<b>20</b> prompts are waiting already.";

        Assert.Equal(_answer, await TypeAsync("One more"));
        Assert.Equal(_answer, cut.Find("[role=alert]").TextContent);
        Assert.Empty(cut.FindAll("[role=alert] b"));

        _answer = null;
        await TypeAsync("One more");
        Assert.Empty(cut.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Refusal_does_not_follow_to_another_conversation()
    {
        var (first, second) = (await AnsweredAsync("First"), await AnsweredAsync("Second"));
        var cut = Draw(first.Id);
        _answer = "20 prompts are waiting already.";
        await TypeAsync("One more");

        cut.Render(parameters => parameters.Add(composer => composer.Conversation, second.Id));

        Assert.Empty(cut.FindAll("[role=alert]"));
    }

    [Fact]
    public async Task Stop_stands_where_send_was_while_an_answer_streams()
    {
        var (conversation, _) = await AskAsync();
        var cut = Draw(conversation.Id, conversation.LiveRun);

        Assert.True(cut.Find(".cs-send").HasAttribute("hidden"));
        Assert.False(cut.FindAll("[data-send]")[0].HasAttribute("hidden"));
        Assert.Equal("Queue", cut.FindAll("[data-send]")[0].TextContent);
        await cut.Find("[data-key=stop]").ClickAsync();

        Assert.Equal(RunState.Stopped, conversation.Path[^1].Run!.State);
    }

    [Fact]
    public async Task Send_is_there_without_an_answer_and_stop_is_not()
    {
        var cut = Draw((await AnsweredAsync()).Id);

        Assert.False(cut.Find(".cs-send").HasAttribute("hidden"));
        Assert.Equal("Send", cut.Find(".cs-send").GetAttribute("aria-label"));
        Assert.Empty(cut.FindAll("[data-key=stop]"));
    }

    [Fact]
    public async Task Each_conversation_has_a_draft_of_its_own()
    {
        var conversation = await AnsweredAsync();
        var cut = Draw(null);
        Assert.Equal("new", Box.Invocations["attach"][0].Arguments[2]);

        cut.Render(parameters => parameters.Add(composer => composer.Conversation, conversation.Id));

        Assert.Equal([conversation.Id.ToString(), false], Box.Invocations["moveTo"][0].Arguments);
    }

    [Fact]
    public async Task Text_typed_since_goes_along_into_the_conversation_the_first_prompt_started()
    {
        var cut = Draw(null);
        await TypeAsync("Hello");

        cut.Render(parameters => parameters.Add(composer => composer.Conversation, ConversationId.New(Time)));

        Assert.Equal(true, Box.Invocations["moveTo"][0].Arguments[1]);
    }

    [Fact]
    public void Box_is_a_named_form_with_a_named_field()
    {
        var cut = Draw(null);

        Assert.Equal("Message", cut.Find("form").GetAttribute("aria-label"));
        Assert.Equal("Message model", cut.Find("textarea").GetAttribute("aria-label"));
        Assert.NotNull(cut.Find(".picker"));
    }

    private IRenderedComponent<Composer> Draw(ConversationId? conversation, Run? live = null) => Render<Composer>(parameters => parameters
        .Add(composer => composer.Conversation, conversation)
        .Add(composer => composer.Model, FakeModelCatalog.Model)
        .Add(composer => composer.LiveRun, live)
        .Add(composer => composer.Send, (id, text) =>
        {
            _sent.Add((id, text));
            return Task.FromResult(_answer);
        }));
}
