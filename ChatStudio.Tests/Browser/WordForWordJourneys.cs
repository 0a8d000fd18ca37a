using System.Text;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Conformance;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Browser;

/// <summary>However an answer arrives, the reader gets all of it and nothing else.</summary>
[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class WordForWordJourneys(Chromium chromium)
{
    // No sign that Markdown reads: what stands on the screen is the concatenation of the deltas, and no document is needed to say so.
    private static readonly string[] Plain =
    [
        "Plain words", " and", " 漢字かな", " 👩", "\u200d", "💻", " é", "e\u0301", " naïve", " 한국어", " \u05e2\u05d1\u05e8\u05d9\u05ea", " x", " = 1", ",", " “curly”", " — dash", " end", ".",
    ];

    [Fact]
    public async Task Long_varied_answer_at_400_tokens_a_second_is_on_the_screen_word_for_word()
    {
        await using var app = StudioApp.Start();
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.PickAsync("fast-400");
            await chat.SendAsync("Write about 3000 tokens on caching");
            var answer = await chat.FinishedAsync();

            Assert.Equal(RunState.Completed, chat.Run.State);
            Assert.True(chat.Run.Text.Length > 8000, $"{chat.Run.Text.Length} characters");
            var streamed = await ChatScreen.TextAsync(answer);
            Assert.Equal(DocumentText.Of(chat.Run.Text), streamed);

            // Read at once, after a refresh, it looks the same.
            await page.ReloadAsync();
            Assert.Equal(streamed, await ChatScreen.TextAsync(await chat.FinishedAsync()));
        });
    }

    [Fact]
    public async Task Same_text_stands_on_the_screen_in_whatever_way_its_bytes_arrive()
    {
        await using var provider = await ProviderServer.StartAsync();
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            var plain = string.Concat(Plain);
            var turn = 0;
            foreach (var transport in Enum.GetValues<Transport>())
            {
                provider.Enqueue(Sent(Plain, transport));
                await chat.SendAsync($"Plain, {transport}");
                Assert.Equal(plain, await ChatScreen.TextAsync(await chat.FinishedAsync(turn++)));
                Assert.Equal(plain, chat.Run.Text);

                provider.Enqueue(Sent(LongAnswer.Tokens, transport));
                await chat.SendAsync($"Markdown, {transport}");
                Assert.Equal(DocumentText.Of(LongAnswer.Text), await ChatScreen.TextAsync(await chat.FinishedAsync(turn++)));
                Assert.Equal(LongAnswer.Text, chat.Run.Text);
            }
        });
    }

    private static ProviderReply Sent(IReadOnlyList<string> deltas, Transport transport)
    {
        var events = new StringBuilder().AppendJoin("", deltas.Select(ProviderReply.TextEvent)).Append(ProviderReply.EndEvents());
        var reply = ProviderReply.Bytes("text/event-stream");
        foreach (var piece in transport.Send(Encoding.UTF8.GetBytes(events.ToString()), seed: 5))
        {
            reply.Raw(piece);
        }

        return reply;
    }
}
