using Bunit;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Web.Features.Chat;
using ChatStudio.Web.Features.Conversations;

namespace ChatStudio.Tests.Components.Compare;

/// <summary>Ways to a comparison and back: the list, a search, a chat.</summary>
public sealed class KeptComparisonTests : CompareContext
{
    [Fact]
    public async Task List_shows_a_comparison_with_its_mark_and_leads_to_it()
    {
        var comparison = Start(prompt: "Race");
        var list = Render<ConversationList>();
        Assert.Equal($"compare/{comparison.Id}", list.Find(".cs-conv").GetAttribute("href"));
        Assert.Contains("Comparison: ", list.Find(".cs-conv").TextContent, StringComparison.Ordinal);
        Assert.Contains("answering", list.Find(".cs-conv").TextContent, StringComparison.Ordinal);
        Assert.Equal(2, list.FindAll(".cs-conv .sig.live").Count);

        (await CallOfAsync("one")).Text("1").Finish();
        (await CallOfAsync("two")).Text("2").Finish();
        await EndedAsync(comparison);

        list.WaitForAssertion(() => Assert.DoesNotContain("answering", list.Find(".cs-conv").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Address_of_a_chat_leads_to_the_comparison_at_its_round()
    {
        var comparison = await AnsweredAsync(false, ("one", "1"), ("two", "2"));
        await Comparisons.SendAsync(comparison.Id, "Second", Guid.NewGuid());
        var answer = comparison.State.Rounds[0].Answers[1].Run!.Id;

        Navigation.NavigateTo($"chat/{comparison.Id}?at={answer}");
        Render<ChatPage>(page => page.Add(p => p.Id, comparison.Id.ToString()));

        Assert.Equal($"compare/{comparison.Id}?at={answer}", Navigation.ToBaseRelativePath(Navigation.Uri));
        Assert.Contains("Round 1 of 2", Open(comparison).Find(".cmp-rounds").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Chat_opened_as_a_comparison_is_told_to_every_column()
    {
        var chat = await AnsweredAsync("Name a number", "17", Catalog.Models[1]);
        Navigation.NavigateTo($"compare?chat={chat.Id}");
        var page = Open(null);
        Assert.Contains("two", page.FindAll(".cmp-edit")[0].TextContent, StringComparison.Ordinal);
        Assert.Contains("Goes on from “Name a number”", page.Find(".cmp-past").TextContent, StringComparison.Ordinal);

        Assert.Null(await TypeAsync("Repeat it"));

        foreach (var model in new[] { "two", "one" })
        {
            Assert.Equal(["Name a number", "17", "Repeat it"], (await CallOfAsync(model)).Messages.Select(message => message.Text).Take(3));
        }

        var opened = Open(Assert.Single(Comparisons.Comparisons));
        await DoAsync(opened, () => opened.Find(".cmp-past button").Click());
        opened.WaitForAssertion(() => Assert.Contains("17", opened.Find(".cmp-past dl").TextContent, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Column_is_hidden_by_its_menu_and_shown_again()
    {
        var comparison = await AnsweredAsync(false, ("one", "1"), ("two", "2"));
        var page = Open(comparison);

        await DoAsync(page, () => page.Find("[aria-label='More for one']").Click());
        await DoAsync(page, () => page.FindAll("[role=menuitem]").Single(item => item.TextContent.Contains("Hide column", StringComparison.Ordinal)).Click());
        page.WaitForAssertion(() => Assert.Equal(["two"], page.FindAll(".cmp-col h2").Select(name => name.TextContent)));

        await DoAsync(page, () => page.FindAll("button").Single(button => button.TextContent.Contains("Show 1 hidden", StringComparison.Ordinal)).Click());

        page.WaitForAssertion(() => Assert.Equal(["one", "two"], page.FindAll(".cmp-col h2").Select(name => name.TextContent)));
    }

    [Fact]
    public async Task What_cannot_be_saved_is_said_and_the_prompt_handed_back()
    {
        var comparison = await AnsweredAsync(false, ("one", "1"), ("two", "2"));
        var page = Open(comparison);
        Studio.Store.Problem = new StorageException(StorageProblem.Full, "The disk is full.");

        Assert.Contains("your text is still here", await TypeAsync("Next"), StringComparison.Ordinal);
        await DoAsync(page, () => page.Find("[data-key=vote-tie]").Click());

        page.WaitForAssertion(() => Assert.Contains("Nothing was changed", page.Find(".cmp-said").TextContent, StringComparison.Ordinal));
        Assert.Single(comparison.State.Rounds);
    }
}
