using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>The app ended and started again under a page that stays open.</summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class RestartJourneys(Chromium chromium)
{
    [Fact]
    public async Task Answer_ends_while_the_app_drains_and_the_page_comes_back_by_itself_with_its_draft()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no SIGTERM.");
        var gate = new TaskCompletionSource();
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Text("Half of").Wait(gate.Task).Text(" the answer").Finish(), ProviderReply.Chat("Alive."));
        using var folder = new TemporaryFolder();
        using var first = Start(folder, provider, "http://127.0.0.1:0");
        var origin = (await first.ReadLineAsync())!["ChatStudio is ready: ".Length..];
        await chromium.VisitAsync(origin, "/", async page =>
        {
            page.Problems.Allow("ERR_|WebSocket|Failed to|[Cc]onnection|negotiat|/healthz|_blazor");
            var chat = new ChatScreen(page);
            await chat.SendAsync("Tell me");
            await Expect(ChatScreen.Prose(chat.Answers.First)).ToHaveTextAsync("Half of");

            await first.SignalAsync("TERM");
            var banner = page.Page.GetByRole(AriaRole.Status).Filter(new() { HasText = "Connection lost." });
            await Expect(banner).ToBeVisibleAsync();
            await Expect(ChatScreen.Prose(chat.Answers.First)).ToHaveTextAsync("Half of");
            await chat.Box.FillAsync("A thought in between");
            gate.SetResult();
            Assert.Equal(0, (await first.EndAsync()).Code);

            using var second = Start(folder, provider, origin);
            await second.ReadLineAsync();
            await Expect(banner).ToBeHiddenAsync(new() { Timeout = 60_000 });
            await Expect(ChatScreen.Prose(await chat.FinishedAsync())).ToHaveTextAsync("Half of the answer");
            await Expect(chat.Box).ToHaveValueAsync("A thought in between");
            await chat.AssertCanSendAgainAsync("Alive.");
            Assert.Equal(2, provider.ChatRequests.Count);
        });
    }

    private static StudioProcess Start(TemporaryFolder folder, ProviderServer provider, string origin, params IEnumerable<(string, string)> settings)
        => StudioProcess.Start(["--urls", origin], [("CHATSTUDIO_DATA", folder.Info.FullName), .. ProviderSettings.For(provider), .. settings]);
}
