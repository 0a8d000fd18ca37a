using Bunit;
using ChatStudio.Core.Conversations;
using ChatStudio.Web.Features.Chat;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Chat;

public sealed class LongConversationTests : ChatContext
{
    private const int Many = 1000;

    [Fact]
    public async Task Thousand_messages_cost_what_one_step_of_them_costs()
    {
        var few = Open(await OfAsync(MessageWindow.Step)).Markup.Length;
        var page = Open(await OfAsync(Many));

        Assert.Equal(MessageWindow.Step, page.FindAll("article").Count);
        Assert.Equal($"answer {(Many / 2) - 1}", page.FindAll(".cs-prose")[^1].TextContent.Trim());
        // The button at the edge, and longer numbers.
        Assert.InRange(page.Markup.Length, few, few * 1.1);
        Assert.Equal("980 earlier messages", page.Find("[data-edge=earlier]").TextContent);
        Assert.Empty(page.FindAll("[data-edge=later]"));
    }

    [Fact]
    public async Task Edges_bring_the_rest_and_the_pill_brings_the_end()
    {
        var page = Open(await OfAsync(120));

        for (var i = 0; i < 5; i++)
        {
            await page.Find("[data-edge=earlier]").ClickAsync();
        }

        Assert.Empty(page.FindAll("[data-edge=earlier]"));
        Assert.Equal(("prompt 0", MessageWindow.Most), (page.Find(".cs-user").TextContent, page.FindAll("article").Count));
        Assert.Equal("60 later messages", page.Find("[data-edge=later]").TextContent);
        await page.Find("[data-edge=later]").ClickAsync();
        Assert.Equal("prompt 10", page.Find(".cs-user").TextContent);

        await page.Find(".cs-jump").ClickAsync();

        Assert.Equal("prompt 59", page.FindAll(".cs-user")[^1].TextContent);
        Assert.Empty(page.FindAll("[data-edge=later]"));
        page.WaitForAssertion(() => Assert.Single(Autoscroll.Invocations["latest"]));
    }

    [Fact]
    public async Task Address_of_a_message_opens_the_conversation_there()
    {
        var conversation = await OfAsync(200);
        var message = conversation.Path[61];
        Services.GetRequiredService<NavigationManager>().NavigateTo($"chat/{conversation.Id}?at={message.Id}");

        var page = Open(conversation);

        Assert.NotNull(page.Find($"article[data-message='{message.Id}']"));
        Assert.InRange(page.FindAll("article").Count, 1, MessageWindow.Step + 1);
        page.WaitForAssertion(() => Assert.Equal(message.Id.ToString(), Assert.Single(Reading.Invocations["reveal"]).Arguments[0]));
    }

    [Theory]
    [InlineData("nonsense")]
    [InlineData("01a211d9a0f17aea8c96272277be03e7")]
    public async Task Address_of_no_message_opens_the_end(string at)
    {
        var conversation = await OfAsync(60);
        Services.GetRequiredService<NavigationManager>().NavigateTo($"chat/{conversation.Id}?at={at}");

        var page = Open(conversation);

        Assert.Equal("prompt 29", page.FindAll(".cs-user")[^1].TextContent);
        Assert.Empty(Reading.Invocations["reveal"]);
    }

    [Fact]
    public async Task Prompt_sent_from_far_up_goes_to_the_end_of_the_conversation()
    {
        var page = Open(await OfAsync(200));
        for (var i = 0; i < 5; i++)
        {
            await page.Find("[data-edge=earlier]").ClickAsync();
        }

        await TypeAsync("One more");

        page.WaitForAssertion(() => Assert.Equal("One more", page.FindAll(".cs-user")[^1].TextContent));
        Assert.Empty(page.FindAll("[data-edge=later]"));
        page.WaitForAssertion(() => Assert.Single(Autoscroll.Invocations["sent"]));
    }

    private IRenderedComponent<ChatPage> Open(Conversation conversation)
        => Render<ChatPage>(parameters => parameters.Add(p => p.Id, conversation.Id.ToString()));

    /// <summary>A conversation of so many messages, prompts and answers by turns.</summary>
    private async Task<Conversation> OfAsync(int messages)
    {
        var conversation = await AnsweredAsync("prompt 0", "answer 0");
        for (var i = 1; i < messages / 2; i++)
        {
            await Conversations.SendAsync(conversation.Id, $"prompt {i}", Guid.NewGuid());
            (await Client.NextCallAsync(Cancel)).Text($"answer {i}").Finish();
            await EndedAsync(conversation);
        }

        return conversation;
    }
}
