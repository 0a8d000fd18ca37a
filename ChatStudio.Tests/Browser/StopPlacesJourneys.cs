using System.Diagnostics;
using System.Globalization;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Support;
using Microsoft.Data.Sqlite;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>
/// Stop from where a person may be: the tab that asked, another one, after a refresh, before the first token. <c>CHATSTUDIO_STOPS</c>
/// says how often; from 40 on the time until the provider's socket is closed is bounded as well, which a busy machine would fail for
/// its own reasons.
/// </summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class StopPlacesJourneys(Chromium chromium, ITestOutputHelper output)
{
    private const int PerSecond = 50;
    private const int Measured = 40;

    private static readonly string[] Words = ViewWatch.Words(5_000);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    private enum Place
    {
        SameTab,
        OtherTab,
        AfterRefresh,
        BeforeFirstToken,
    }

    [Fact]
    public async Task Stop_closes_the_socket_from_everywhere_and_what_is_saved_is_what_is_shown()
    {
        var stops = int.Parse(Environment.GetEnvironmentVariable("CHATSTUDIO_STOPS") is { Length: > 0 } chosen ? chosen : "4", CultureInfo.InvariantCulture);
        await using var provider = await ProviderServer.StartAsync();
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var other = await page.OpenTabAsync("/");
            var delays = new List<double>();
            for (var i = 0; i < stops; i++)
            {
                var place = (Place)(i % 4);
                provider.Enqueue(place == Place.BeforeFirstToken ? ProviderReply.HangBeforeHeaders() : ProviderReply.Stream().Paced(Words, PerSecond).Finish());
                await page.GoToAsync("/");
                delays.Add(await StopAsync(app, provider, place, page, other, $"Prompt {i}."));
            }

            Assert.Equal(stops, provider.ChatRequests.Count);
            var closed = new Percentiles(delays);
            output.WriteLine($"From the click to the provider's closed socket: {closed}");
            if (stops >= Measured)
            {
                Assert.InRange(closed.P95, 0, 1_000);
            }
        });
    }

    /// <returns>Milliseconds from before the click until the provider saw its client leave.</returns>
    private static async Task<double> StopAsync(StudioApp app, ProviderServer provider, Place place, StudioPage page, StudioPage other, string prompt)
    {
        var chat = new ChatScreen(app, page);
        await chat.SendAsync(prompt);
        await chat.Stop.WaitForAsync();
        var request = await provider.NextChatRequestAsync(Cancel);
        if (place != Place.BeforeFirstToken)
        {
            await chat.StreamingAsync();
        }

        if (place == Place.AfterRefresh)
        {
            await page.ReloadAsync();
        }

        var second = new ChatScreen(app, other);
        await other.GoToAsync(new Uri(page.Page.Url).AbsolutePath);
        await second.Stop.WaitForAsync();
        var clicked = Stopwatch.GetTimestamp();
        await (place == Place.OtherTab ? second : chat).Stop.ClickAsync();
        var closed = await request.Aborted.WaitAsync(TimeSpan.FromSeconds(30), Cancel);

        var run = chat.Run;
        await run.Completion.WaitAsync(Cancel);
        Assert.Equal(RunState.Stopped, run.State);
        Assert.StartsWith(run.Text, string.Concat(Words), StringComparison.Ordinal);
        foreach (var view in new[] { chat, second })
        {
            var answer = await view.FinishedAsync();
            Assert.Equal(DocumentText.Of(run.Text), run.Text.Length == 0 ? "" : await ChatScreen.TextAsync(answer));
            await Expect(view.Stop).ToHaveCountAsync(0);
        }

        Assert.Equal(run.Text, await SavedAsync(app, run));
        return Stopwatch.GetElapsedTime(clicked, closed).TotalMilliseconds;
    }

    // The end of an answer is written at once, but not before the page shows it.
    private static async Task<string> SavedAsync(StudioApp app, Run run)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(app.DataFolder, "chatstudio.db")};Mode=ReadOnly;Pooling=False");
        await connection.OpenAsync(Cancel);
        using var command = connection.CreateCommand();
        command.CommandText = "SELECT m.text FROM messages m JOIN runs r ON r.message_id = m.id WHERE r.id = $id AND r.status = 'stopped'";
        command.Parameters.AddWithValue("$id", run.Id.Value);
        while (true)
        {
            if (await command.ExecuteScalarAsync(Cancel) is string text)
            {
                return text;
            }

            await Task.Delay(10, Cancel);
        }
    }
}
