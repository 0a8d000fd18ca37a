using System.Text.RegularExpressions;
using ChatStudio.Core.Conversations;
using ChatStudio.Tests.Conversations.Transfer;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class DataJourneys(Chromium chromium)
{
    public static TheoryData<string, Visit> Screens => new()
    {
        // A phone is light: both themes and both widths in two visits.
        { "dark", Visit.DesktopDark },
        { "phone", Visit.Phone },
    };

    [Theory]
    [MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task Data_page_is_accessible_on_each_screen(string name, Visit visit)
    {
        await using var app = StudioApp.Start();
        await app.Services.GetRequiredService<ConversationService>().ImportAsync(GeneratedConversation.Draw(3), TestContext.Current.CancellationToken);
        await chromium.VisitAsync(app, "/settings/data", async studio =>
        {
            var page = studio.Page;
            await page.GetByRole(AriaRole.Button, new() { Name = "Back up now" }).ClickAsync();
            await Expect(page.GetByText("backups/chatstudio-")).ToBeVisibleAsync();
            await ImportAsync(page, "chats.json", """[{"name":"Good","chat_messages":[{"uuid":"m","text":"Hi","sender":"human"}]},{"title":"Bad"}]"""u8.ToArray());
            await Expect(Report(page)).ToContainTextAsync("Imported 1 chat with 1 message");
            await page.GetByText("1 skipped").ClickAsync();
            await studio.AssertAccessibleAsync();
            await studio.ShootAsync($"data-{name}");
            Assert.True(await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"));
        }, visit);
    }

    [Fact]
    public async Task Chat_leaves_in_each_format_comes_back_from_each_and_everything_can_be_deleted()
    {
        await using var app = StudioApp.Start();
        var conversations = app.Services.GetRequiredService<ConversationService>();
        await chromium.VisitAsync(app, "/", async studio =>
        {
            var page = studio.Page;
            var chat = new ChatScreen(app, studio);
            await chat.SendAsync("Repeat after me: Zanzibar 数据 🌊 </script> is **far**");
            var said = await ChatScreen.Prose(await chat.FinishedAsync()).InnerTextAsync();

            var files = new List<(string Name, byte[] Content)>();
            foreach (var format in new[] { "Markdown", "JSON", "HTML" })
            {
                await chat.Button("Export chat").ClickAsync();
                if (format == "JSON")
                {
                    await studio.AssertAccessibleAsync();
                }

                var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Menuitem, new() { NameRegex = new Regex($"^{format}") }).ClickAsync());
                files.Add((download.SuggestedFilename, await File.ReadAllBytesAsync(await download.PathAsync(), TestContext.Current.CancellationToken)));
            }

            await studio.GoToAsync("/settings/data");
            foreach (var (name, content) in files)
            {
                await ImportAsync(page, name, content);
                await Expect(Report(page)).ToContainTextAsync("Imported 1 chat with 2 messages");
                await Expect(Report(page)).ToContainTextAsync(name);
                await page.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
                await Expect(Report(page)).ToBeHiddenAsync();
            }

            Assert.Equal(4, conversations.Summaries.Count);
            foreach (var summary in conversations.Summaries)
            {
                await studio.GoToAsync($"/chat/{summary.Id}");
                await Expect(chat.Prompts.First).ToContainTextAsync("Zanzibar 数据 🌊 </script>");
                Assert.Equal(said, await ChatScreen.Prose(chat.Answers.Last).InnerTextAsync());
            }

            await studio.GoToAsync("/settings/data");
            await page.GetByLabel("Type delete everything to go on").FillAsync("delete everything");
            await page.GetByRole(AriaRole.Button, new() { Name = "Delete everything" }).ClickAsync();
            await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "4 chats were deleted" })).ToBeVisibleAsync();
            Assert.Empty(conversations.Summaries);
        });

        foreach (var file in new DirectoryInfo(app.DataFolder).GetFiles("chatstudio.db*"))
        {
            await using var stream = file.Open(FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            var bytes = new byte[stream.Length];
            await stream.ReadExactlyAsync(bytes, TestContext.Current.CancellationToken);
            Assert.True(bytes.AsSpan().IndexOf("Zanzibar"u8) < 0, file.Name);
        }
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark)]
    public async Task Exported_page_opens_by_itself_asks_nobody_and_is_accessible(ColorScheme scheme)
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();
        var conversation = GeneratedConversation.Draw(8);
        await app.Services.GetRequiredService<ConversationService>().ImportAsync(conversation, TestContext.Current.CancellationToken);
        using var folder = new TemporaryFolder();
        var path = Path.Combine(folder.Info.FullName, "chat.html");
        await File.WriteAllBytesAsync(path, await client.GetByteArrayAsync(new Uri($"/export/{conversation.Summary.Id}/html", UriKind.Relative), TestContext.Current.CancellationToken), TestContext.Current.CancellationToken);
        await chromium.VisitAsync(app, "/", async studio =>
        {
            var requests = new List<string>();
            var page = await studio.Page.Context.NewPageAsync();
            page.Request += (_, request) => requests.Add(request.Url);
            await page.GotoAsync(new Uri(path).AbsoluteUri);
            await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToContainTextAsync("Title 8");
            await new StudioPage(page, new PageProblems("file://")).AssertAccessibleAsync();
            Assert.Equal([new Uri(path).AbsoluteUri], requests);
        }, new() { System = scheme });
    }

    private static ILocator Report(IPage page) => page.GetByRole(AriaRole.Group, new() { Name = "Report of the import" });

    private static Task ImportAsync(IPage page, string name, byte[] content)
        => page.GetByLabel("File to import").SetInputFilesAsync(new FilePayload { Name = name, MimeType = "application/octet-stream", Buffer = content });
}
