using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class StopJourneys(Chromium chromium)
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stop_keeps_the_text_closes_the_socket_and_the_next_message_includes_it(bool byEscape)
    {
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Text("Half of the").Text(" answer").Hang(),
            ProviderReply.Chat("Going on."));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Tell me");
            var answer = chat.Answers.First;
            await Expect(ChatScreen.Prose(answer)).ToHaveTextAsync("Half of the answer");

            if (byEscape)
            {
                await page.Page.Keyboard.PressAsync("Escape");
            }
            else
            {
                await chat.Stop.ClickAsync();
            }

            await chat.FinishedAsync();
            await provider.ChatRequests[0].Aborted.WaitAsync(TimeSpan.FromSeconds(10), TestContext.Current.CancellationToken);
            await Expect(ChatScreen.Prose(answer)).ToHaveTextAsync("Half of the answer");
            await Expect(answer).ToContainTextAsync("stopped");
            await Expect(chat.Stop).ToHaveCountAsync(0);
            await Expect(chat.Box).ToBeFocusedAsync();
            Assert.Equal(RunState.Stopped, chat.Run.State);

            await chat.AssertCanSendAgainAsync("Going on.");
            var sent = provider.ChatRequests[1].Json.GetProperty("messages").EnumerateArray().ToArray();
            Assert.Equal("assistant", sent[^2].GetProperty("role").GetString());
            Assert.Equal("Half of the answer", TextOf(sent[^2]));
        });
    }

    [Fact]
    public async Task Stop_freezes_a_fast_answer_and_nothing_shown_is_lost()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.PickAsync("fast-400");
            await chat.SendAsync("Write about 4000 tokens on caching");
            await chat.StreamingAsync();

            await chat.Stop.ClickAsync();
            var answer = await chat.FinishedAsync();

            Assert.Equal(RunState.Stopped, chat.Run.State);
            var frozen = await ChatScreen.TextAsync(answer);
            Assert.NotEmpty(frozen);
            Assert.Equal(DocumentText.Of(chat.Run.Text), frozen);
            await page.ReloadAsync();
            Assert.Equal(frozen, await ChatScreen.TextAsync(chat.Answers.First));
        });
    }

    [Fact]
    public async Task Escape_closes_the_picker_first_and_stops_only_then()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Stream().Text("Half of the answer").Hang());
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Tell me");
            await chat.StreamingAsync();
            await page.Page.GetByRole(AriaRole.Button, new() { NameRegex = new System.Text.RegularExpressions.Regex("^Model:\\s*test-model") }).ClickAsync();
            var picker = page.Page.GetByRole(AriaRole.Dialog, new() { Name = "Choose a model" });
            await Expect(picker).ToBeVisibleAsync();

            await page.Page.Keyboard.PressAsync("Escape");
            await Expect(picker).ToHaveCountAsync(0);
            await Expect(chat.Answers.First).ToHaveAttributeAsync("aria-busy", "true");

            await page.Page.Keyboard.PressAsync("Escape");
            await chat.FinishedAsync();
            Assert.Equal(RunState.Stopped, chat.Run.State);
        });
    }

    private static string TextOf(System.Text.Json.JsonElement message)
    {
        var content = message.GetProperty("content");
        return content.ValueKind is System.Text.Json.JsonValueKind.String
            ? content.GetString()!
            : string.Concat(content.EnumerateArray().Select(part => part.GetProperty("text").GetString()));
    }
}
