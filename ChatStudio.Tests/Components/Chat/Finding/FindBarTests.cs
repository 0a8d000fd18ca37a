using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Web.Features.Chat.Finding;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace ChatStudio.Tests.Components.Chat.Finding;

public sealed class FindBarTests : ChatContext
{
    private readonly List<MessageId> _shown = [];

    [Fact]
    public async Task Typing_counts_and_goes_to_the_first_hit_from_where_the_reader_is()
    {
        var conversation = await TwiceAsync();
        var bar = Open(conversation);

        await TypeAsync("hello", conversation.Path[2].Id);

        bar.WaitForAssertion(() => Assert.Equal("3 of 4", Count(bar)));
        Assert.Equal(conversation.Path[2].Id, Assert.Single(_shown));
        Assert.Equal(["hello", conversation.Path[2].Id.ToString(), "prompt", 0], Find.Invocations["show"][^1].Arguments);
    }

    [Fact]
    public async Task Enter_and_the_buttons_go_round_in_both_directions()
    {
        var conversation = await TwiceAsync();
        var bar = Open(conversation);
        await TypeAsync("hello", null);
        bar.WaitForAssertion(() => Assert.Equal("1 of 4", Count(bar)));

        await bar.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter", ShiftKey = true });
        Assert.Equal("4 of 4", Count(bar));
        await bar.Find("input").KeyDownAsync(new KeyboardEventArgs { Key = "Enter" });
        Assert.Equal("1 of 4", Count(bar));
        await bar.Find("button[aria-label='Next hit']").ClickAsync();
        Assert.Equal("2 of 4", Count(bar));
        await bar.Find("button[aria-label='Previous hit']").ClickAsync();

        Assert.Equal("1 of 4", Count(bar));
        Assert.Equal([0, 3, 0, 1, 0], _shown.Select(id => conversation.Path.ToList().FindIndex(message => message.Id == id)));
    }

    [Fact]
    public async Task Nothing_found_is_said_and_moves_nothing()
    {
        var bar = Open(await TwiceAsync());

        await TypeAsync("absent", null);

        bar.WaitForAssertion(() => Assert.Equal("No hits", Count(bar)));
        Assert.Empty(_shown);
        Assert.All(bar.FindAll("button[aria-label$=hit]"), button => Assert.True(button.HasAttribute("disabled")));
    }

    [Fact]
    public async Task Count_follows_an_answer_that_streams_and_the_current_hit_stays()
    {
        var (conversation, answer) = await AskAsync("hello");
        answer.Text("hello ");
        var bar = Open(conversation);
        await TypeAsync("hello", null);
        bar.WaitForAssertion(() => Assert.StartsWith("1 of", Count(bar), StringComparison.Ordinal));

        answer.Text("hello hello");
        Pass(() => Count(bar) == "1 of 4");

        // Without a jump to where the reader is not.
        Assert.Single(_shown);
        answer.Finish();
        await EndedAsync(conversation);
    }

    [Fact]
    public async Task Closed_bar_does_nothing_while_an_answer_streams()
    {
        var (conversation, answer) = await AskAsync("hello");
        answer.Text("hello ");
        var bar = Open(conversation);
        await TypeAsync("hello", null);
        bar.WaitForAssertion(() => Assert.NotEmpty(Count(bar)));
        await Renderer.Dispatcher.InvokeAsync(Browser.Closed);
        Assert.Empty(Count(bar));
        var renders = bar.RenderCount;

        answer.Text("hello hello").Finish();
        await EndedAsync(conversation);
        Time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(renders, bar.RenderCount);
    }

    private FindModule Browser => Assert.IsType<DotNetObjectReference<FindModule>>(Find.Invocations["attach"][^1].Arguments[1]).Value;

    // Two prompts and two answers, each with one hello.
    private async Task<Conversation> TwiceAsync()
    {
        var conversation = await AnsweredAsync("hello", "Hello you");
        await Conversations.SendAsync(conversation.Id, "hello again", Guid.NewGuid());
        (await Client.NextCallAsync(Cancel)).Text("Hello again").Finish();
        await EndedAsync(conversation);
        return conversation;
    }

    private IRenderedComponent<FindBar> Open(Conversation conversation) => Render<FindBar>(parameters => parameters
        .Add(bar => bar.Conversation, conversation).Add(bar => bar.OnShow, _shown.Add));

    private async Task TypeAsync(string text, MessageId? seen) => await Renderer.Dispatcher.InvokeAsync(() => Browser.Typed(text, seen?.ToString()));

    private static string Count(IRenderedComponent<FindBar> bar) => bar.Find(".num").TextContent;
}
