using ChatStudio.Core.Conversations;
using ChatStudio.Tests.Support;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

/// <summary>The page while another program holds the database.</summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class StorageJourneys(Chromium chromium)
{
    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Locked_database_lets_the_answer_stream_on_refuses_what_cannot_be_saved_and_recovers()
    {
        var end = new TaskCompletionSource();
        await using var provider = await ProviderServer.StartAsync(
            ProviderReply.Stream().Paced(ViewWatch.Words(50), 50).Wait(end.Task).Text("the end").Finish(), ProviderReply.Chat("Sent again."));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Tell me");
            await chat.StreamingAsync();
            var saving = chat.Answers.First.GetByText("saving…");
            await using (await LockAsync(app))
            {
                await Expect(saving).ToBeVisibleAsync(new() { Timeout = 60_000 });
                await Expect(ChatScreen.Prose(chat.Answers.First)).ToContainTextAsync("w49", new() { Timeout = 60_000 });
                await page.ShootAsync("saving");

                await chat.SendAsync("Another");
                await Expect(page.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("your text is still here", new() { Timeout = 60_000 });
                await Expect(chat.Box).ToHaveValueAsync("Another");
                Assert.Single(provider.ChatRequests);
            }

            await Expect(saving).ToHaveCountAsync(0, new() { Timeout = 60_000 });
            end.SetResult();
            await chat.FinishedAsync();
            await chat.Box.PressAsync("Enter");
            await Expect(ChatScreen.Prose(await chat.FinishedAsync(1))).ToHaveTextAsync("Sent again.");
            await page.ReloadAsync();
            await Expect(chat.Prompts.Last).ToContainTextAsync("Another");
            Assert.Equal(2, provider.ChatRequests.Count);
        });
    }

    [Fact]
    public async Task Prompt_whose_answer_the_connection_took_along_is_sent_once()
    {
        await using var provider = await ProviderServer.StartAsync(ProviderReply.Chat("Once."), ProviderReply.Chat("Twice."));
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await using var wire = new CuttableWire(app.Origin);
        await chromium.VisitAsync(wire.Origin, "/", async page =>
        {
            page.Problems.Allow("ERR_|WebSocket|Failed to|[Cc]onnection|negotiat");
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("First");
            await Expect(ChatScreen.Prose(await chat.FinishedAsync())).ToHaveTextAsync("Once.");

            var conversations = app.Services.GetRequiredService<ConversationService>();
            var conversation = (await conversations.OpenAsync(conversations.Summaries[0].Id, Cancel))!;

            // The prompt is on its way to the database when the wire is cut, and in it before it is mended.
            await using (await LockAsync(app))
            {
                await chat.SendAsync("Second");
                KeptStudio.Until(() => conversation.Commands.CurrentCount == 0);
                await wire.CutAsync();
            }

            await provider.NextChatRequestAsync(Cancel);
            await provider.NextChatRequestAsync(Cancel);
            wire.Mend();
            await Expect(ChatScreen.Prose(await chat.FinishedAsync(1, seconds: 60))).ToHaveTextAsync("Twice.");
            await Expect(chat.Box).ToHaveValueAsync("");
            await chat.AssertCanSendAgainAsync("Twice.");
            Assert.Equal(3, provider.ChatRequests.Count);
            Assert.Equal(3, await chat.Prompts.CountAsync());
        });
    }

    // Another program that holds the write lock until it is disposed.
    private static async Task<SqliteConnection> LockAsync(StudioApp app)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(app.DataFolder, "chatstudio.db")};Pooling=False");
        await connection.OpenAsync(Cancel);
        using var command = connection.CreateCommand();
        command.CommandText = "BEGIN IMMEDIATE";
        await command.ExecuteNonQueryAsync(Cancel);
        return connection;
    }
}
