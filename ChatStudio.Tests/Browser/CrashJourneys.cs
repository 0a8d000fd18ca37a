using System.Diagnostics;
using System.Globalization;
using ChatStudio.Core.Conversations.Storage.Sqlite;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Data.Sqlite;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>
/// The app killed while 50 tokens a second stream, again and again in the same folder. <c>CHATSTUDIO_CRASHES</c> says how often;
/// from 10 on, what was lost is measured and bounded as well, which a busy machine would fail for its own reasons.
/// </summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class CrashJourneys(Chromium chromium, ITestOutputHelper output)
{
    private const int PerSecond = 50;
    private const int Measured = 10;

    private static readonly string[] Words = [.. Enumerable.Range(0, 2_000).Select(number => $"w{number} ")];

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Kill_in_mid_answer_loses_no_prompt_leaves_nothing_running_and_keeps_a_true_beginning()
    {
        var crashes = int.Parse(Environment.GetEnvironmentVariable("CHATSTUDIO_CRASHES") is { Length: > 0 } chosen ? chosen : "1", CultureInfo.InvariantCulture);
        var random = new Random(20261125);
        using var folder = new TemporaryFolder();
        await using var provider = await ProviderServer.StartAsync();
        var lost = new List<double>();
        for (var round = 0; round < crashes; round++)
        {
            // When each was about to be on the wire: what was lost is never told too small.
            var sent = new long[Words.Length + 1];
            provider.Enqueue(ProviderReply.Stream().Paced(Words, PerSecond, sending: count => Volatile.Write(ref sent[count - 1], Stopwatch.GetTimestamp())).Finish());
            var crashedAt = await CrashAsync(folder, provider, $"Prompt {round}", TimeSpan.FromMilliseconds(random.Next(3_000)));

            // The age of the oldest word that is gone. Their number says little: a late provider sends many at once.
            var firstLost = Volatile.Read(ref sent[await AssertKeptAsync(folder, round)]);
            lost.Add(firstLost == 0 || firstLost > crashedAt ? 0 : Stopwatch.GetElapsedTime(firstLost, crashedAt).TotalMilliseconds);
        }

        var losses = new Percentiles(lost);
        output.WriteLine($"Age of the oldest lost word: {losses} crashes");
        if (crashes >= Measured)
        {
            Assert.InRange(losses.Max, 0, 500);
        }

        await AssertShownAsync(folder, provider);
    }

    /// <returns>When it was killed.</returns>
    private async Task<long> CrashAsync(TemporaryFolder folder, ProviderServer provider, string prompt, TimeSpan after)
    {
        using var studio = Start(folder, provider);
        var origin = await OriginAsync(studio);
        var at = 0L;
        await chromium.VisitAsync(origin, "/", async page =>
        {
            page.Problems.Allow("ERR_|WebSocket|Failed to|[Cc]onnection|negotiat");
            var chat = new ChatScreen(page);
            await chat.SendAsync(prompt);
            await Expect(ChatScreen.Prose(chat.Answers.First)).ToContainTextAsync("w0 ", new() { Timeout = 60_000 });
            await Task.Delay(after, Cancel);
            at = Stopwatch.GetTimestamp();
            await studio.CrashAsync();
        });
        return at;
    }

    /// <returns>How many words of the answer were kept.</returns>
    private static async Task<int> AssertKeptAsync(TemporaryFolder folder, int round)
    {
        await using var store = new SqliteConversationStore(new(folder.Info.FullName), TimeProvider.System);
        await store.OpenAsync(Cancel);
        var summary = (await store.ListAsync(Cancel)).MaxBy(summary => summary.UpdatedAt)!;
        var record = (await store.LoadAsync(summary.Id, Cancel))!;
        Assert.Equal($"Prompt {round}", record.Messages[0].Text);
        var answer = record.Messages[1];
        Assert.Equal(RunState.Interrupted, Assert.Single(answer.Runs).State);
        Assert.StartsWith(answer.Text, string.Concat(Words), StringComparison.Ordinal);

        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Info.FullName, "chatstudio.db")};Pooling=False");
        connection.Open();
        Assert.Equal("ok", Scalar("PRAGMA integrity_check"));
        Assert.Equal(0L, Scalar("SELECT count(*) FROM runs WHERE status = 'running'"));
        return answer.Text.Count(c => c == ' ');

        object? Scalar(string sql)
        {
            using var command = connection.CreateCommand();
            command.CommandText = sql;
            return command.ExecuteScalar();
        }
    }

    private async Task AssertShownAsync(TemporaryFolder folder, ProviderServer provider)
    {
        provider.Enqueue(ProviderReply.Chat("and the rest."), ProviderReply.Chat("Alive."));
        using var studio = Start(folder, provider);
        await chromium.VisitAsync(await OriginAsync(studio), "/", async page =>
        {
            await page.Page.GetByRole(Microsoft.Playwright.AriaRole.Link, new() { Name = "Prompt 0" }).ClickAsync();
            var chat = new ChatScreen(page);
            var answer = await chat.FinishedAsync();
            await Expect(ChatScreen.Prose(answer)).ToContainTextAsync("w0 ");
            await answer.GetByRole(Microsoft.Playwright.AriaRole.Button, new() { Name = "Continue", Exact = true }).ClickAsync();
            await Expect(ChatScreen.Prose(answer)).ToHaveTextAsync(new System.Text.RegularExpressions.Regex("^w0 .* and the rest\\.$"));
            await Expect(answer.Locator(".cs-seam")).ToContainTextAsync("where it was cut off");
            await chat.AssertCanSendAgainAsync("Alive.");
        });
    }

    private static StudioProcess Start(TemporaryFolder folder, ProviderServer provider)
        => StudioProcess.Start(["--urls", "http://127.0.0.1:0"], [("CHATSTUDIO_DATA", folder.Info.FullName), .. ProviderSettings.For(provider)]);

    private static async Task<string> OriginAsync(StudioProcess studio) => (await studio.ReadLineAsync())!["ChatStudio is ready: ".Length..];
}
