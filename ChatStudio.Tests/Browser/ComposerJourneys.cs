using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class ComposerJourneys(Chromium chromium)
{
    [Fact]
    public async Task Paste_of_100_000_characters_goes_through_whole()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat("Read it."));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var text = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"{i:00000} 行\n"))[..^1] + "äöü 👩‍💻 end";
            text += new string('x', 100_000 - text.Length);
            var chat = new ChatScreen(app, page);
            await chat.Box.FocusAsync();
            await page.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", text);
            await page.Page.Keyboard.PressAsync("Control+V");
            await Expect(chat.Composer.Locator("[data-send]:visible")).ToHaveAttributeAsync("aria-disabled", "false");
            await chat.Box.PressAsync("Enter");

            await Expect(ChatScreen.Prose(await chat.FinishedAsync())).ToHaveTextAsync("Read it.");
            Assert.Equal(text, TextOf(provider.ChatRequests[0]));
        });
    }

    [Fact]
    public async Task Draft_survives_a_refresh_and_is_gone_once_sent()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            const string Draft = "Repeat after me: a thought\nin two lines";
            await chat.WriteAsync(Draft);

            await page.ReloadAsync();
            await Expect(chat.Box).ToHaveValueAsync(Draft);
            await Expect(chat.Composer.Locator("[data-send]:visible")).ToHaveAttributeAsync("aria-disabled", "false");
            await chat.Box.PressAsync("Enter");
            await chat.FinishedAsync();

            await Expect(chat.Box).ToHaveValueAsync("");
            await page.ReloadAsync();
            await Expect(chat.Answers).ToHaveCountAsync(1);
            await Expect(chat.Box).ToHaveValueAsync("");
        });
    }

    [Fact]
    public async Task Message_sent_while_an_answer_streams_waits_for_its_end()
    {
        var gate = new TaskCompletionSource();
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Text("First.").Wait(gate.Task).Finish(), ProviderReply.Chat("Second."));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("One");
            await chat.StreamingAsync();
            await chat.SendAsync("Two");
            await Expect(page.Page.GetByText("Sends when this answer ends.")).ToBeVisibleAsync();
            Assert.Single(provider.ChatRequests);

            gate.SetResult();
            await Expect(ChatScreen.Prose(await chat.FinishedAsync(1))).ToHaveTextAsync("Second.");
            await Expect(chat.Prompts.Last).ToContainTextAsync("Two");
        });
    }

    [Fact]
    public async Task Queue_survives_a_refresh_and_what_is_taken_back_stands_before_what_was_typed()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Stream().Text("First.").Hang());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("One");
            await chat.StreamingAsync();
            await chat.SendAsync("Two");
            await Expect(page.Page.GetByText("Sends when this answer ends.")).ToBeVisibleAsync();

            await page.ReloadAsync();
            await Expect(page.Page.Locator(".cs-queued")).ToContainTextAsync("Two");
            await chat.WriteAsync("typed since");
            await chat.Button("Remove from the queue").ClickAsync();

            await Expect(chat.Box).ToHaveValueAsync("Two\ntyped since");
            await Expect(page.Page.Locator(".cs-queued")).ToHaveCountAsync(0);
            Assert.Single(provider.ChatRequests);
        });
    }

    [Fact]
    public async Task Shift_Enter_makes_a_line_and_Enter_sends_both()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.WriteAsync("one");
            await chat.Box.PressAsync("Shift+Enter");
            await chat.Box.PressSequentiallyAsync("two");
            await chat.Box.PressAsync("Enter");

            await chat.FinishedAsync();
            Assert.Equal("one\ntwo", TextOf(provider.ChatRequests[0]));
        });
    }

    [Fact]
    public async Task Everything_can_be_done_by_keyboard_alone()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            var keyboard = page.Page.Keyboard;
            await Expect(chat.Box).ToBeFocusedAsync();

            // Pick a model: Tab to the picker, type, Enter.
            await TabToAsync(page.Page, "Model: steady-50");
            await keyboard.PressAsync("Enter");
            await Expect(page.Page.GetByRole(AriaRole.Combobox, new() { Name = "Search models" })).ToBeFocusedAsync();
            await keyboard.TypeAsync("fast-400");
            await Expect(page.Page.GetByRole(AriaRole.Option).First).ToContainTextAsync("fast-400");
            await keyboard.PressAsync("Enter");
            await Expect(page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("^Model:\\s*fast-400") })).ToBeFocusedAsync();

            // Write, send, stop.
            await keyboard.PressAsync("Escape");
            await keyboard.PressAsync("/");
            await Expect(chat.Box).ToBeFocusedAsync();
            await keyboard.TypeAsync("Write about 20000 tokens on caching");
            await Expect(chat.Composer.Locator("[data-send]:visible")).ToHaveAttributeAsync("aria-disabled", "false");
            await keyboard.PressAsync("Enter");
            await chat.StreamingAsync();
            await keyboard.PressAsync("Escape");
            await chat.FinishedAsync();
            await Expect(chat.Box).ToBeFocusedAsync();

            // And again.
            await keyboard.TypeAsync("Repeat after me: by hand");
            await keyboard.PressAsync("Enter");
            await Expect(ChatScreen.Prose(await chat.FinishedAsync(1))).ToHaveTextAsync("by hand");
        });
    }

    private static async Task TabToAsync(IPage page, string name)
    {
        for (var i = 0; i < 40; i++)
        {
            await page.Keyboard.PressAsync("Tab");
            var label = await page.EvaluateAsync<string>("document.activeElement.getAttribute('aria-label') ?? document.activeElement.textContent");
            if (label.Contains(name, StringComparison.Ordinal))
            {
                return;
            }
        }

        Assert.Fail($"Tab does not reach \"{name}\".");
    }

    private static string TextOf(RecordedRequest request)
    {
        var content = request.Json.GetProperty("messages").EnumerateArray().Last().GetProperty("content");
        return content.ValueKind is System.Text.Json.JsonValueKind.String ? content.GetString()! : content[0].GetProperty("text").GetString()!;
    }
}
