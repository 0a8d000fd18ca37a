using System.Diagnostics;
using System.Net;
using System.Net.Sockets;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>Each way in which a provider fails: a clear notice, what came is kept, and the page goes on.</summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class ProviderFailureJourneys(Chromium chromium)
{
    private const string Alive = "Alive.";
    private const string Half = "The first half";

    [Fact]
    public async Task Refused_connection_is_named_retried_and_the_page_lives_on()
    {
        await using var app = StudioApp.Start(ProviderSettings.For($"http://127.0.0.1:{UnusedPort()}/v1"));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new FailureScreen(app, page);
            await chat.SendAsync("Hello");
            await chat.RetryUntilFailedAsync();

            await chat.AssertNoticeAsync("is not answering", "after 4 tries", "OPENAI_BASE_URL", "Your message is kept and nothing was charged");
            await Expect(chat.Prompts.First).ToContainTextAsync("Hello");
            await page.AssertAccessibleAsync();
            await page.ShootAsync("failure-refused");

            await chat.PickAsync("steady-1000");
            await chat.AssertCanSendAgainAsync(Alive, $"Repeat after me: {Alive}");
        });
    }

    [Fact]
    public Task Rejected_key_names_its_setting_and_is_never_shown()
        => FailsAsync(
            ProviderReply.Error(401, $"Incorrect API key provided: {ProviderSettings.Key}.", "invalid_api_key"),
            ["rejected the API key", "Set OPENAI_API_KEY to a valid key", "Your message is kept and nothing was charged"],
            check: async chat =>
            {
                await chat.OpenDetailsAsync();
                await chat.AssertNoticeAsync("Incorrect API key provided: [key].", "401");
                Assert.DoesNotContain(ProviderSettings.Key, await chat.Page.ContentAsync(), StringComparison.Ordinal);
            });

    [Fact]
    public async Task Rate_limit_counts_down_is_spoken_sparingly_and_then_succeeds_by_itself()
    {
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Error(429, "Slow down.", "rate_limit_exceeded").Header("retry-after", "3"),
            ProviderReply.Chat(Alive));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new FailureScreen(app, page);
            await chat.ListenAsync();
            await chat.SendAsync("Hello");
            await Expect(chat.Answers.First).ToContainTextAsync("asks for a pause");
            await Expect(chat.Answers.First).ToContainTextAsync("The next try starts by itself in");

            var answer = await chat.FinishedAsync();
            await Expect(chat.Timer).ToHaveCountAsync(0);
            await Expect(ChatScreen.Prose(answer)).ToHaveTextAsync(Alive);
            Assert.Equal(2, provider.ChatRequests.Count);
            Assert.True(Stopwatch.GetElapsedTime(provider.ChatRequests[0].ReceivedAt, provider.ChatRequests[1].ReceivedAt) > TimeSpan.FromSeconds(2.9));

            var counted = await chat.CountedAsync();
            Assert.Equal(counted.OrderDescending(), counted);
            Assert.True(counted.Distinct().Count() > 1, $"The countdown stood still: {string.Join(' ', counted)}");
            var spoken = await chat.SpokenAsync();
            Assert.Single(spoken, words => words.Contains("The next try starts in", StringComparison.Ordinal));
            Assert.Single(spoken, "Trying again, try 2 of 4.");
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
            var chat = new FailureScreen(app, page);
            await chat.SendAsync("Hello");
            await Expect(chat.Timer).ToBeVisibleAsync();
            await page.AssertAccessibleAsync();
            await page.ShootAsync("failure-rate-limit");
            await chat.Button("Retry now").ClickAsync();

            await Expect(ChatScreen.Prose(await chat.FinishedAsync())).ToHaveTextAsync(Alive);
            Assert.Equal(2, provider.ChatRequests.Count);
        });
    }

    [Fact]
    public async Task Wait_can_be_cancelled_and_the_message_is_kept()
    {
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Error(429, "Slow down.", "rate_limit_exceeded").Header("retry-after", "120"),
            ProviderReply.Chat(Alive));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new FailureScreen(app, page);
            await chat.SendAsync("Hello");
            await chat.Button("Cancel").ClickAsync();

            await Expect(await chat.FinishedAsync()).ToContainTextAsync("You stopped this before the first token");
            await Expect(chat.Prompts.First).ToContainTextAsync("Hello");
            await chat.AssertCanSendAgainAsync(Alive);
        });
    }

    [Fact]
    public async Task Simulated_rate_limit_shows_the_same_countdown()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new FailureScreen(app, page);
            await chat.PickAsync("rate-limited");
            await chat.SendAsync("Repeat after me: patience");
            await Expect(chat.Timer).ToBeVisibleAsync();
            await chat.Button("Retry now").ClickAsync();

            await Expect(ChatScreen.Prose(await chat.FinishedAsync())).ToHaveTextAsync("patience");
        });
    }

    [Fact]
    public Task Server_error_is_retried_and_then_told()
        => FailsAsync(
            ProviderReply.Error(500, "The engine fell over.", type: "server_error"),
            ["failed on its side", "status 500, 4 times", "try again", "Your message is kept"],
            attempts: 4);

    [Fact]
    public Task Answer_cut_in_mid_stream_keeps_its_text_and_says_so()
        => BreaksAsync(gate => ProviderReply.Stream().Text(Half).Wait(gate), RunState.Interrupted, "The answer was cut off", "without its end marker");

    [Fact]
    public Task Connection_reset_in_mid_stream_keeps_its_text_and_says_so()
        => BreaksAsync(gate => ProviderReply.Stream().Text(Half).Wait(gate).Reset(), RunState.Interrupted, "Continue picks up where it ended");

    [Fact]
    public Task Error_event_inside_a_200_keeps_the_text_and_shows_the_reason_as_text()
        => BreaksAsync(
            gate => ProviderReply.Stream().Text(Half).Wait(gate).ErrorEvent("Overheated <b>badly</b>"),
            RunState.Failed,
            ["ended the answer with an error"],
            check: async chat =>
            {
                await chat.OpenDetailsAsync();
                await chat.AssertNoticeAsync("Overheated <b>badly</b>");
            });

    [Fact]
    public Task Html_instead_of_JSON_is_named_and_runs_nothing()
        => FailsAsync(
            ProviderReply.HtmlPage(),
            ["sent something that is not an answer", "Check that OPENAI_BASE_URL is the address of the API", "Your message is kept"],
            check: chat => chat.OpenDetailsAsync());

    [Fact]
    public Task Json_error_instead_of_a_stream_is_a_refusal_with_its_reason()
        => FailsAsync(
            ProviderReply.Json(200, """{"error":{"message":"Temperature must be below 2","type":"invalid_request_error"}}"""),
            ["refused the request", "Change the message", "Your message is kept"],
            check: async chat =>
            {
                await chat.OpenDetailsAsync();
                await chat.AssertNoticeAsync("Temperature must be below 2");
            });

    [Fact]
    public Task Hang_before_the_headers_ends_at_the_limit()
        => FailsAsync(
            ProviderReply.HangBeforeHeaders(),
            ["did not answer in time", "Limits__Headers", "Your message is kept"],
            settings: [("Limits:Headers", "0.7")]);

    [Fact]
    public Task Hang_before_the_first_token_ends_at_the_limit()
        => FailsAsync(
            ProviderReply.Stream().Raw(": waiting\n\n").Hang(),
            ["sent no first token in time", "Limits__FirstToken", "Your message is kept"],
            settings: [("Limits:FirstToken", "0.7")]);

    [Fact]
    public Task Hang_in_mid_stream_ends_at_the_limit_and_keeps_the_text()
        => BreaksAsync(_ => ProviderReply.Stream().Text(Half).Hang(), RunState.Interrupted, ["went silent", "Limits__Idle"], settings: [("Limits:Idle", "0.7")]);

    public static TheoryData<string, Visit> Screens => new() { { "dark", Visit.DesktopDark }, { "phone", Visit.Phone } };

    [Theory]
    [MemberData(nameof(Screens), DisableDiscoveryEnumeration = true)]
    public async Task Notices_are_readable_in_the_dark_and_on_a_phone(string name, Visit visit)
    {
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Error(401, "No such key.", "invalid_api_key"),
            ProviderReply.Stream().Text(Half),
            ProviderReply.Error(429, "Slow down.", "rate_limit_exceeded").Header("retry-after", "120"));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new FailureScreen(app, page);
            await chat.SendAsync("Hello");
            await chat.FinishedAsync();
            await chat.OpenDetailsAsync();
            await CheckAsync("rejected");

            await chat.SendAsync("And now");
            await chat.FinishedAsync(1);
            await Expect(chat.Notice).ToBeVisibleAsync();
            await CheckAsync("cut");

            await chat.SendAsync("And again");
            await Expect(chat.Timer).ToBeVisibleAsync();
            await CheckAsync("rate-limit");

            async Task CheckAsync(string state)
            {
                await page.ShootAsync($"failure-{name}-{state}");
                Assert.False(await page.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth > innerWidth"), $"{state}: the page scrolls sideways.");
                await page.AssertAccessibleAsync();
            }
        }, visit);
    }

    private Task BreaksAsync(Func<Task, ProviderReply> failure, RunState state, params string[] words) => BreaksAsync(failure, state, words, settings: null);

    /// <summary>As <see cref="FailsAsync"/>, with half an answer that is on the screen before the failure comes.</summary>
    /// <param name="failure">Is given the gate that opens when the half can be read.</param>
    private async Task BreaksAsync(
        Func<Task, ProviderReply> failure, RunState state, string[] words, (string, string)[]? settings = null, Func<FailureScreen, Task>? check = null)
    {
        var read = new TaskCompletionSource();
        await FailsAsync(
            failure(read.Task),
            words,
            settings,
            sent: async chat =>
            {
                await Expect(ChatScreen.Prose(chat.Answers.First)).ToHaveTextAsync(Half);
                read.SetResult();
            },
            check: async chat =>
            {
                Assert.Equal(state, chat.Run.State);
                await chat.AssertNoticeAsync($"What arrived is kept: ≈ {chat.Run.Metrics.Snapshot().TokensOut} tokens.");
                await Expect(ChatScreen.Prose(chat.Answers.First)).ToHaveTextAsync(Half);
                await Expect(chat.Answers.First.GetByRole(AriaRole.Separator, new() { Name = "The answer was cut off here" })).ToBeVisibleAsync();
                await (check?.Invoke(chat) ?? Task.CompletedTask);
            });
    }

    /// <summary>Sends one message that fails, reads the notice, checks what was kept, and sends another that succeeds.</summary>
    private async Task FailsAsync(
        ProviderReply failure, string[] words, (string, string)[]? settings = null, int attempts = 1,
        Func<FailureScreen, Task>? sent = null, Func<FailureScreen, Task>? check = null)
    {
        await using var provider = await ProviderServer.StartAsync([.. Enumerable.Repeat(failure, attempts), ProviderReply.Chat(Alive)]);
        await using var app = StudioApp.Start([.. ProviderSettings.For(provider), .. settings ?? []]);
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new FailureScreen(app, page);
            await chat.SendAsync("Hello");
            await (sent?.Invoke(chat) ?? Task.CompletedTask);
            await chat.RetryUntilFailedAsync();

            await chat.AssertNoticeAsync(words);
            await Expect(chat.Notice.GetByRole(AriaRole.Button).First).ToBeEnabledAsync();
            await Expect(chat.Prompts.First).ToContainTextAsync("Hello");
            Assert.Contains(chat.Run.State, new[] { RunState.Failed, RunState.Interrupted });
            Assert.Equal(attempts, provider.ChatRequests.Count);
            await (check?.Invoke(chat) ?? Task.CompletedTask);
            await page.AssertAccessibleAsync();
            await chat.AssertCanSendAgainAsync(Alive);
        });
    }

    private static int UnusedPort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
