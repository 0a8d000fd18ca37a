using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Web.Features.Chat.Prompts;

namespace ChatStudio.Tests.Components.Chat.Prompts;

public sealed class QueueCardTests : BunitContext
{
    private readonly List<string> _raised = [];

    [Theory]
    [InlineData(true, "Stop and send", "Sends when this answer ends.")]
    [InlineData(false, "Send now", "Held, because the answer before it did not end by itself.")]
    public void First_in_the_queue_says_when_it_goes_and_can_go_at_once(bool isLive, string button, string note)
    {
        var cut = Draw(isFirst: true, isLive);

        Assert.Equal(button, cut.Find("button.btn").TextContent);
        Assert.Equal(note, cut.Find(".cs-queued-note").TextContent);
    }

    [Fact]
    public void Prompt_behind_the_first_can_only_be_removed()
    {
        var cut = Draw(isFirst: false, isLive: true);

        Assert.Equal("Remove from the queue", Assert.Single(cut.FindAll("button")).GetAttribute("aria-label"));
        Assert.Empty(cut.FindAll(".cs-queued-note"));
    }

    [Fact]
    public async Task Buttons_raise_what_they_say()
    {
        var cut = Draw(isFirst: true, isLive: true);

        await cut.Find("button.btn").ClickAsync();
        await cut.Find("button.ib").ClickAsync();

        Assert.Equal(["send", "remove"], _raised);
    }

    [Fact]
    public void Waiting_prompt_is_shown_as_the_text_it_is()
        => Assert.Empty(Draw(isFirst: true, isLive: true, "<b onclick=x>hi</b>").FindAll("b"));

    private IRenderedComponent<QueueCard> Draw(bool isFirst, bool isLive, string text = "Later") => Render<QueueCard>(parameters => parameters
        .Add(card => card.Prompt, new QueuedPrompt(MessageId.New(TimeProvider.System), text))
        .Add(card => card.IsFirst, isFirst).Add(card => card.IsLive, isLive)
        .Add(card => card.OnStopAndSend, () => _raised.Add("send")).Add(card => card.OnRemove, () => _raised.Add("remove")));
}
