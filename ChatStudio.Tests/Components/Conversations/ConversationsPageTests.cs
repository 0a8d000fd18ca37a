using AngleSharp.Dom;
using Bunit;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Conversations;
using ChatStudio.Web.Features.Metrics;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Conversations;

public sealed class ConversationsPageTests : ConversationsContext
{
    public ConversationsPageTests()
    {
        Services.AddScoped<ClipboardModule>();
        Services.AddMetricsComponents();
    }

    private NavigationManager Navigation => Services.GetRequiredService<NavigationManager>();

    private string Place => Navigation.ToBaseRelativePath(Navigation.Uri);

    [Fact]
    public async Task Conversations_stand_under_their_age_and_the_first_one_is_looked_at()
    {
        await AnsweredAsync("Long ago");
        Time.Advance(TimeSpan.FromDays(60));
        await AnsweredAsync("Two weeks ago");
        Time.Advance(TimeSpan.FromDays(14));
        await AnsweredAsync("Just now");

        var cut = Open();

        Assert.Equal(["This week", "This month", "Earlier"], cut.FindAll(".lb-h").Select(heading => heading.TextContent));
        Assert.Equal(["Just now", "Two weeks ago", "Long ago"], Titles(cut));
        Assert.Equal("Just now", Details(cut));
    }

    [Fact]
    public async Task Comparison_is_marked_shows_its_rounds_instead_of_branches_and_has_a_filter()
    {
        await AnsweredAsync("A chat");
        Time.Advance(TimeSpan.FromMinutes(1));
        await Studio.Comparisons.StartAsync([new(Numbered(1)), new(Numbered(2))], "A race", new(), Guid.NewGuid());

        var cut = Open();
        cut.WaitForState(() => cut.FindAll(".lb-asked").Count == 1);

        Assert.Equal(["A race", "A chat"], Titles(cut));
        Assert.Contains("compare", cut.FindAll(".lb-m")[0].TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("compare", cut.FindAll(".lb-m")[1].TextContent, StringComparison.Ordinal);
        Assert.Equal(["m1", "m2"], cut.FindAll(".lb-runs tbody th").Select(cell => cell.TextContent.Trim()));
        Assert.Empty(cut.FindAll("[role=treeitem]"));
        Assert.Empty(cut.FindAll(".lb-view [aria-label='Export chat']"));

        await cut.InvokeAsync(() => cut.FindAll(".lb-chips button").Single(chip => chip.TextContent == "Compare").Click());
        cut.WaitForState(() => Titles(cut).SequenceEqual(["A race"]));
    }

    [Fact]
    public async Task Search_marks_what_it_finds_and_Enter_opens_at_the_message()
    {
        var found = await AnsweredAsync("What is slow?", "The prefill stalls every other stream.");
        await AnsweredAsync("Hello");
        var cut = Open();

        await TypeAsync(cut, "stall");

        Assert.Equal(["What is slow?"], Titles(cut));
        Assert.Equal("1 match", cut.Find(".lb-find [role=status]").TextContent);
        Assert.Equal("stall", cut.Find(".lb-s mark").TextContent);
        Assert.Equal("The prefill stalls every other stream.", cut.Find(".lb-s").TextContent);
        await Search(cut).KeyDownAsync("Enter");
        Assert.Equal($"chat/{found.Id}?at={found.Path[1].Id}", Place);
    }

    [Fact]
    public async Task Arrows_move_the_choice_from_the_search_field()
    {
        await AnsweredAsync("First");
        Time.Advance(TimeSpan.FromMinutes(1));
        await AnsweredAsync("Second");
        Time.Advance(TimeSpan.FromMinutes(1));
        await AnsweredAsync("Third");
        var cut = Open();

        await Search(cut).KeyDownAsync("ArrowDown");
        Assert.Equal("Second", Details(cut));
        Assert.Equal(cut.Find("[aria-selected=true]").Id, Search(cut).GetAttribute("aria-activedescendant"));
        await Search(cut).KeyDownAsync("End");
        Assert.Equal("First", Details(cut));
        await Search(cut).KeyDownAsync("ArrowDown");
        Assert.Equal("First", Details(cut));
        await Search(cut).KeyDownAsync("Home");
        Assert.Equal("Third", Details(cut));
    }

    [Fact]
    public async Task Filters_narrow_the_list_and_say_how_many_are_left()
    {
        var old = await AnsweredAsync("Old", model: Numbered(1));
        await Conversations.TagAsync(old.Id, ["Work"]);
        Time.Advance(TimeSpan.FromDays(3));
        var archived = await AnsweredAsync("Away");
        await Conversations.ArchiveAsync(archived.Id, true);
        var recent = await AnsweredAsync("Recent", model: Numbered(2));
        await Conversations.PinAsync(recent.Id, true);
        var cut = Open();
        Assert.Equal(["Recent", "Old"], Titles(cut));

        await Chip(cut, "Pinned").ClickAsync();
        Assert.Equal(["Recent"], Titles(cut));
        Assert.Equal("true", Chip(cut, "Pinned").GetAttribute("aria-pressed"));
        await Chip(cut, "Pinned").ClickAsync();
        await Chip(cut, "Branched").ClickAsync();
        Assert.Empty(Titles(cut));
        Assert.Equal("Nothing matches.", cut.Find(".lb-none").TextContent);
        await Chip(cut, "Branched").ClickAsync();

        await Choice(cut, "Model").ChangeAsync(Numbered(1).Key);
        Assert.Equal(["Old"], Titles(cut));
        await Choice(cut, "Model").ChangeAsync("");
        await Choice(cut, "Last written to").ChangeAsync("Today");
        Assert.Equal(["Recent"], Titles(cut));
        await Choice(cut, "Last written to").ChangeAsync("Any");
        await Choice(cut, "Tag").ChangeAsync("Work");
        Assert.Equal(["Old"], Titles(cut));
        await Choice(cut, "Tag").ChangeAsync("");
        await Chip(cut, "Archived").ClickAsync();
        Assert.Equal(["Away"], Titles(cut));
        await Chip(cut, "Archived").ClickAsync();
        await Choice(cut, "Order").ChangeAsync("Title");
        Assert.Equal(["Old", "Recent"], Titles(cut));
        Assert.Empty(cut.FindAll(".lb-h"));
    }

    [Fact]
    public async Task Branch_map_shows_every_branch_and_another_one_is_brought_into_the_chat()
    {
        var conversation = await AnsweredAsync("Why?", "Because.");
        await Conversations.RegenerateAsync(conversation.Id, conversation.Path[1].Id, FakeModelCatalog.OtherModel);
        (await Client.NextCallAsync(Cancel)).Text("# For another reason").Finish();
        await EndedAsync(conversation);
        var first = conversation.ReadTree()[1].Id;
        var cut = Open();

        Assert.Equal(
            ["You: Why?, shown in the chat", "model: Because, version 1 of 2", "other: For another reason, version 2 of 2, shown in the chat"],
            cut.FindAll("[role=treeitem]").Select(node => node.GetAttribute("aria-label")));
        Assert.Equal("Branch 2 of 2, latest turn", cut.Find(".lb-prev h2").TextContent);
        Assert.Equal("For another reason", cut.Find(".lb-prev .cs-prose").TextContent.Trim());
        Assert.Equal("3 in 2 branches", cut.FindAll(".lb-facts dd")[1].TextContent);
        Assert.Equal(["Because", "For another reason"], cut.FindAll(".lb-runs tbody th .trunc").Select(title => title.TextContent));

        await cut.Find($"#bm-{first}").ClickAsync();
        Assert.Equal("Branch 1 of 2, latest turn", cut.Find(".lb-prev h2").TextContent);
        Assert.Equal($"chat/{conversation.Id}?at={first}", cut.Find(".lb-prev a").GetAttribute("href"));
        await cut.FindAll(".lb-prev button").Single(button => button.TextContent == "Show this branch").ClickAsync();

        Assert.Equal("Because.", conversation.Path[1].Text);
        cut.WaitForAssertion(() => Assert.Empty(cut.FindAll(".lb-prev button")));
        Assert.Contains("shown in the chat", cut.Find($"#bm-{first}").GetAttribute("aria-label"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Address_leads_to_a_conversation_and_a_message_in_it()
    {
        var conversation = await AnsweredAsync("One", "First");
        await Conversations.SendAsync(conversation.Id, "Two", Guid.NewGuid());
        (await Client.NextCallAsync(Cancel)).Text("Second").Finish();
        await EndedAsync(conversation);
        Time.Advance(TimeSpan.FromMinutes(1));
        await AnsweredAsync("Another");
        Navigation.NavigateTo($"conversations/{conversation.Id}?at={conversation.Path[1].Id}");

        var cut = Open(conversation.Id.ToString());

        Assert.Equal("One", Details(cut));
        Assert.Equal("Turn 1 of 2", cut.Find(".lb-prev h2").TextContent);
        Assert.Equal($"bm-{conversation.Path[1].Id}", cut.Find("[role=treeitem][aria-selected=true]").Id);
    }

    [Fact]
    public async Task Way_back_leads_to_what_was_looked_for_and_an_address_of_another_one_to_that()
    {
        var found = await AnsweredAsync("What is slow?", "The prefill stalls every other stream.");
        var other = await AnsweredAsync("Hello");
        await TypeAsync(Open(), "stall");
        await DisposeComponentsAsync();

        var back = Open(found.Id.ToString());
        Assert.Equal(("stall", "What is slow?"), (Search(back).GetAttribute("value"), Assert.Single(Titles(back))));
        await DisposeComponentsAsync();
        var fresh = Open(other.Id.ToString());

        Assert.Equal(("", 2, "Hello"), (Search(fresh).GetAttribute("value"), Titles(fresh).Count, Details(fresh)));
    }

    [Fact]
    public void Conversation_that_is_not_there_is_said_to_be_so()
        => Assert.Contains("This conversation is not here", Open(Guid.NewGuid().ToString("N")).Find(".lb-view").TextContent, StringComparison.Ordinal);

    [Fact]
    public async Task Deleted_conversation_gives_way_to_its_neighbour_and_can_be_taken_back()
    {
        await AnsweredAsync("First");
        Time.Advance(TimeSpan.FromMinutes(1));
        await AnsweredAsync("Second");
        var cut = Open();
        var notice = Render<ConversationNotice>();

        await cut.Find("[aria-label=Delete]").ClickAsync();

        cut.WaitForAssertion(() => Assert.Equal(["First"], Titles(cut)));
        Assert.Equal("First", Details(cut));
        await notice.Find("[role=status] .btn").ClickAsync();
        cut.WaitForAssertion(() => Assert.Equal(["Second", "First"], Titles(cut)));
    }

    [Fact]
    public async Task Hostile_titles_snippets_and_answers_are_text()
    {
        await AnsweredAsync("<img src=x onerror=alert(1)> stall", "# <script>alert(1)</script>\n\nstall");
        var cut = Open();
        await TypeAsync(cut, "stall");

        Assert.Empty(cut.FindAll("img, script"));
        Assert.Equal("<img src=x onerror=alert(1)> stall", cut.Find(".lb-t b").TextContent);
    }

    [Fact]
    public async Task Long_conversation_draws_no_more_of_its_map_and_table_than_a_person_reads()
    {
        var conversation = await AnsweredAsync("0", "0");
        for (var i = 1; i < 40; i++)
        {
            await Conversations.SendAsync(conversation.Id, $"{i}", Guid.NewGuid());
            (await Client.NextCallAsync(Cancel)).Text($"{i}").Finish();
            await EndedAsync(conversation);
        }

        var cut = Open();

        Assert.Equal(20, cut.FindAll(".lb-runs tbody tr").Count);
        Assert.InRange(cut.FindAll("[role=treeitem]").Count, 4, 12);
        await cut.FindAll("button").Single(button => button.TextContent == "20 earlier answers").ClickAsync();
        await cut.Find(".bm-words button").ClickAsync();
        Assert.Equal(40, cut.FindAll(".lb-runs tbody tr").Count);
        Assert.Equal(80, cut.FindAll("[role=treeitem]").Count);
    }

    private IRenderedComponent<ConversationsPage> Open(string? id = null)
    {
        var cut = Render<ConversationsPage>(parameters => parameters.Add(page => page.Id, id));
        cut.WaitForState(() => cut.FindAll("[role=treeitem], .cs-center, .lb-facts").Count > 0);
        return cut;
    }

    private static IElement Search(IRenderedComponent<ConversationsPage> cut) => cut.Find("input[role=combobox]");

    private static async Task TypeAsync(IRenderedComponent<ConversationsPage> cut, string text)
    {
        await Search(cut).InputAsync(text);
        cut.WaitForAssertion(() => Assert.NotEqual("", cut.Find(".lb-find [role=status]").TextContent));
    }

    private static List<string> Titles(IRenderedComponent<ConversationsPage> cut) => [.. cut.FindAll(".lb-t b").Select(title => title.TextContent)];

    private static string Details(IRenderedComponent<ConversationsPage> cut) => cut.Find(".lb-view h1").TextContent;

    private static IElement Chip(IRenderedComponent<ConversationsPage> cut, string name) => cut.FindAll(".lb-chips button").Single(chip => chip.TextContent.Trim() == name);

    private static IElement Choice(IRenderedComponent<ConversationsPage> cut, string name) => cut.Find($"select[aria-label='{name}']");
}
