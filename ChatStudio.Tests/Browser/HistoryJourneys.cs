using System.Text.RegularExpressions;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class HistoryJourneys(Chromium chromium)
{
    public static TheoryData<string, Visit> Screens => new()
    {
        // A phone is light: both themes and both widths in two visits.
        { "dark", Visit.DesktopDark },
        { "phone", Visit.Phone },
    };

    [Theory]
    [MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task Old_conversation_is_found_read_renamed_deleted_and_taken_back(string name, Visit visit)
    {
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Chat("Nothing of the kind."), ProviderReply.Chat("Prefill blocks decode."), ProviderReply.Chat("**A table** of stalls."), ProviderReply.Chat("# The formula"));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        var branched = await FillAsync(app);
        await chromium.VisitAsync(app, "/", async studio =>
        {
            var page = studio.Page;
            var isPhone = visit == Visit.Phone;
            var search = page.GetByRole(AriaRole.Combobox, new() { Name = "Search conversations" });
            var rows = page.GetByRole(AriaRole.Listbox, new() { Name = "Conversations" }).GetByRole(AriaRole.Option);
            var details = page.GetByRole(AriaRole.Region, new() { Name = "The selected conversation" });

            // Found by a word of an answer, and opened at that answer, which another branch hides.
            await studio.GoToAsync("/conversations");
            await Expect(rows).ToHaveCountAsync(2);
            await search.FillAsync("stall");
            await Expect(rows).ToHaveCountAsync(1);
            await Expect(rows.Locator(".lb-s mark")).ToHaveTextAsync("stall");
            await CheckAsync("list");
            if (isPhone)
            {
                await rows.First.ClickAsync();
                await details.GetByRole(AriaRole.Link, new() { Name = "Open", Exact = true }).ClickAsync();
            }
            else
            {
                await Expect(details.GetByRole(AriaRole.Heading, new() { Name = branched.Title })).ToBeVisibleAsync();
                await page.WaitForFunctionAsync("[...CSS.highlights.get('hit-words') ?? []].map(range => range.toString()).join() === 'stall'");
                await search.PressAsync("Enter");
            }

            await Expect(page).ToHaveURLAsync(new Regex(@"/chat/\w+\?at="));
            var answer = page.GetByRole(AriaRole.Article, new() { NameRegex = new Regex("^Answer of") }).Last;
            await Expect(answer).ToContainTextAsync("A table of stalls.");
            await Expect(answer).ToBeFocusedAsync();

            // From there to the map, and by it to the other branch.
            await answer.GetByRole(AriaRole.Link, new() { Name = "Branch map" }).ClickAsync();
            var nodes = details.GetByRole(AriaRole.Treeitem);
            await Expect(nodes).ToHaveCountAsync(5);
            await Expect(details.GetByText("Branch 1 of 2, latest turn")).ToBeVisibleAsync();
            await details.Locator("[role=treeitem][tabindex='0']").FocusAsync();
            await page.Keyboard.PressAsync("ArrowRight");
            await page.Keyboard.PressAsync("Enter");
            await Expect(details.GetByText("Branch 2 of 2, latest turn")).ToBeVisibleAsync();
            await CheckAsync("map");
            await details.GetByRole(AriaRole.Button, new() { Name = "Show this branch" }).ClickAsync();
            await Expect(details.GetByRole(AriaRole.Treeitem, new() { NameRegex = new Regex("The formula.*shown in the chat") })).ToBeVisibleAsync();
            await details.GetByRole(AriaRole.Link, new() { Name = "Open here" }).ClickAsync();
            await Expect(answer).ToContainTextAsync("The formula");

            // A new branch from further up; nothing is lost by it.
            var chat = new ChatScreen(app, studio);
            await chat.Answers.First.GetByRole(AriaRole.Button, new() { Name = "Continue from here" }).ClickAsync();
            await Expect(chat.Composer.GetByText("Goes on from")).ToBeVisibleAsync();
            await CheckAsync("going-on");
            await chat.SendAsync("Only the gist");
            await Expect(chat.Prompts.Last).ToContainTextAsync("2 of 2");
            await chat.FinishedAsync(1);

            // Renamed and deleted, and taken back.
            await studio.GoToAsync($"/conversations/{branched.Id}");
            await details.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
            await page.GetByRole(AriaRole.Textbox, new() { Name = "Title" }).FillAsync("Prefill and stalls");
            await CheckAsync("rename");
            await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
            await Expect(details.GetByRole(AriaRole.Heading, new() { Name = "Prefill and stalls" })).ToBeVisibleAsync();
            await details.GetByRole(AriaRole.Button, new() { Name = "Delete" }).ClickAsync();
            await Expect(rows).ToHaveCountAsync(1);
            await CheckAsync("deleted");
            await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
            await Expect(rows).ToHaveCountAsync(2);
            await Expect(rows.Filter(new() { HasText = "Prefill and stalls" })).ToBeVisibleAsync();

            async Task CheckAsync(string state)
            {
                await studio.ShootAsync($"history-{name}-{state}");
                Assert.False(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{state}: the page scrolls sideways.");
                await studio.AssertAccessibleAsync();
            }
        }, visit);
    }

    // One without branches, and one whose second answer was given twice.
    private static async Task<Conversation> FillAsync(StudioApp app)
    {
        var conversations = app.Services.GetRequiredService<ConversationService>();
        var model = app.Services.GetRequiredService<IModelCatalog>().Models.First(model => model.ModelId == "test-model");
        var other = await conversations.StartAsync("Kestrel and its proxies", model);
        await other.Path[^1].Run!.Completion;
        var conversation = await conversations.StartAsync("Why do streams wait?", model);
        await conversation.Path[^1].Run!.Completion;
        await conversations.SendAsync(conversation.Id, "Show me", Guid.NewGuid());
        await conversation.Path[^1].Run!.Completion;
        await conversations.RegenerateAsync(conversation.Id, conversation.Path[^1].Id);
        await conversation.Path[^1].Run!.Completion;
        return conversation;
    }
}
