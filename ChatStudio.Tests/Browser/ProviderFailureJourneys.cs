using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class ProviderFailureJourneys(Chromium chromium)
{
    private const string Alive = "Alive.";

    [Fact]
    public async Task Refused_connection_is_named_retried_and_the_page_lives_on()
    {
        await using var app = StudioApp.Start(ProviderSettings.For($"http://127.0.0.1:{UnusedPort()}/v1"));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Hello");
            await RetryUntilFailedAsync(chat);

            await Expect(chat.Notice).ToContainTextAsync("is not answering");
            await Expect(chat.Notice).ToContainTextAsync("Your message is kept");
            await Expect(chat.Prompts.First).ToContainTextAsync("Hello");
            await chat.PickAsync("steady-1000");
            await chat.AssertCanSendAgainAsync(Alive, $"Repeat after me: {Alive}");
        });
    }

    [Fact]
    public async Task Rejected_key_is_said_without_showing_it()
        => await FailsAsync(
            ProviderReply.Error(401, "Incorrect API key provided: sk-test-2f6c1e.", "invalid_api_key"),
            ["rejected the API key", "OPENAI_API_KEY"],
            check: async chat =>
            {
                await chat.Notice.GetByText("Details", new() { Exact = true }).ClickAsync();
                Assert.DoesNotContain(ProviderSettings.Key, await chat.Page.ContentAsync(), StringComparison.Ordinal);
            });

    [Fact]
    public async Task Rate_limit_counts_down_and_then_succeeds_by_itself()
    {
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Error(429, "Slow down.", "rate_limit_exceeded").Header("retry-after", "2"),
            ProviderReply.Chat(Alive));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Hello");
            var timer = chat.Answers.First.GetByRole(AriaRole.Timer);
            await Expect(timer).ToHaveTextAsync("2");
            await Expect(chat.Answers.First).ToContainTextAsync("asks for a pause");
            await Expect(timer).ToHaveTextAsync("1");

            var answer = await chat.FinishedAsync();
            await Expect(timer).ToHaveCountAsync(0);
            await Expect(ChatScreen.Prose(answer)).ToHaveTextAsync(Alive);
            Assert.Equal(2, provider.ChatRequests.Count);
        });
    }

    [Fact]
    public async Task Rate_limit_ends_at_once_by_Retry_now()
    {
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Error(429, "Slow down.", "rate_limit_exceeded").Header("retry-after", "120"),
            ProviderReply.Chat(Alive));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Hello");
            await chat.Button("Retry now").ClickAsync();

            await Expect(ChatScreen.Prose(await chat.FinishedAsync())).ToHaveTextAsync(Alive);
            Assert.Equal(2, provider.ChatRequests.Count);
        });
    }

    [Fact]
    public async Task Simulated_rate_limit_shows_the_same_countdown()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.PickAsync("rate-limited");
            await chat.SendAsync("Repeat after me: patience");
            await Expect(chat.Answers.First.GetByRole(AriaRole.Timer)).ToBeVisibleAsync();
            await chat.Button("Retry now").ClickAsync();

            await Expect(ChatScreen.Prose(await chat.FinishedAsync())).ToHaveTextAsync("patience");
        });
    }

    [Fact]
    public async Task Server_error_is_retried_and_then_told()
        => await FailsAsync(ProviderReply.Error(500, "The engine fell over.", type: "server_error"), ["failed on its side", "500"], attempts: 4);

    [Fact]
    public async Task Answer_cut_in_mid_stream_keeps_its_text_and_says_so()
        => await FailsAsync(ProviderReply.Stream().Text("The first half"), ["cut off", "kept"], kept: "The first half", state: RunState.Interrupted);

    [Fact]
    public async Task Connection_reset_in_mid_stream_keeps_its_text_and_says_so()
        => await FailsAsync(ProviderReply.Stream().Text("The first half").Delay(TimeSpan.FromMilliseconds(200)).Reset(), ["kept"], kept: "The first half", state: RunState.Interrupted);

    [Fact]
    public async Task Error_event_inside_a_200_keeps_the_text_and_shows_the_reason_as_text()
        => await FailsAsync(
            ProviderReply.Stream().Text("The first half").ErrorEvent("Overheated <b>badly</b>"),
            ["error", "kept"],
            kept: "The first half",
            check: async chat =>
            {
                await chat.Notice.GetByText("Details", new() { Exact = true }).ClickAsync();
                await Expect(chat.Notice).ToContainTextAsync("Overheated <b>badly</b>");
            });

    [Fact]
    public async Task Html_instead_of_JSON_is_named_and_runs_nothing()
        => await FailsAsync(ProviderReply.HtmlPage(), ["not an answer"]);

    [Fact]
    public async Task Json_instead_of_a_stream_is_an_error_of_the_provider()
        => await FailsAsync(ProviderReply.Json(200, """{"error":{"message":"No such path","type":"invalid_request_error"}}"""), []);

    [Fact]
    public async Task Hang_before_the_headers_ends_at_the_limit()
        => await FailsAsync(ProviderReply.HangBeforeHeaders(), ["did not answer in time"], settings: [("Limits:Headers", "0.7")]);

    [Fact]
    public async Task Hang_before_the_first_token_ends_at_the_limit()
        => await FailsAsync(ProviderReply.Stream().Raw(": waiting\n\n").Hang(), ["no first token"], settings: [("Limits:FirstToken", "0.7")]);

    [Fact]
    public async Task Hang_in_mid_stream_ends_at_the_limit_and_keeps_the_text()
        => await FailsAsync(
            ProviderReply.Stream().Text("The first half").Hang(),
            ["went silent", "kept"],
            kept: "The first half",
            state: RunState.Interrupted,
            settings: [("Limits:Idle", "0.7")]);

    /// <summary>Sends one message that fails, reads the notice, checks what was kept, and sends another that succeeds.</summary>
    private async Task FailsAsync(
        ProviderReply failure, string[] words, string? kept = null, RunState? state = null, int attempts = 1,
        (string, string)[]? settings = null, Func<ChatScreen, Task>? check = null)
    {
        await using var provider = await ProviderServer.StartAsync([.. Enumerable.Repeat(failure, attempts), ProviderReply.Chat(Alive)]);
        await using var app = StudioApp.Start([.. ProviderSettings.For(provider), .. settings ?? []]);
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Hello");
            await RetryUntilFailedAsync(chat);

            await Expect(chat.Notice).ToBeVisibleAsync();
            foreach (var word in words)
            {
                await Expect(chat.Notice).ToContainTextAsync(word);
            }

            if (kept is not null)
            {
                await Expect(ChatScreen.Prose(chat.Answers.First)).ToHaveTextAsync(kept);
            }

            Assert.Equal(state ?? chat.Run.State, chat.Run.State);
            Assert.Contains(chat.Run.State, new[] { RunState.Failed, RunState.Interrupted });
            await Expect(chat.Prompts.First).ToContainTextAsync("Hello");
            await (check?.Invoke(chat) ?? Task.CompletedTask);
            await page.AssertAccessibleAsync();
            await chat.AssertCanSendAgainAsync(Alive);
        });
    }

    /// <summary>Presses "Retry now" as long as it is offered, until the answer has failed.</summary>
    private static async Task RetryUntilFailedAsync(ChatScreen chat)
    {
        var retry = chat.Button("Retry now");
        while (true)
        {
            await Expect(retry.Or(chat.Notice).First).ToBeVisibleAsync();
            if (await chat.Notice.IsVisibleAsync())
            {
                return;
            }

            var attempts = await chat.Answers.Last.GetByText(new Regex("try [0-9] of [0-9]")).First.TextContentAsync(new() { Timeout = 2000 });
            await retry.ClickAsync();
            await Expect(chat.Answers.Last.GetByText(attempts ?? "").First).ToHaveCountAsync(0);
        }
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
