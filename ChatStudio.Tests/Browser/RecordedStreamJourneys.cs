using System.Text;
using System.Text.Json;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Conformance;
using ChatStudio.Tests.Support;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ChatStudio.Tests.Browser;

[Collection(BrowserSuite.Name)]
[Trait("Category", "Browser")]
public sealed class RecordedStreamJourneys(Chromium chromium)
{
    public static TheoryData<string> Recordings => ["cached-tokens.sse", "logprobs.sse", "moderation-chunk.sse", "pdf-utf8.sse"];

    [Theory]
    [MemberData(nameof(Recordings))]
    public async Task Recorded_stream_reaches_the_screen_exactly(string recording)
    {
        var bytes = await File.ReadAllBytesAsync(Corpus.PathOf("openai-chat", recording), TestContext.Current.CancellationToken);
        var reply = ProviderReply.Bytes("text/event-stream; charset=utf-8");
        // Cut where no frame ends, and in the middle of characters.
        for (var at = 0; at < bytes.Length; at += 997)
        {
            reply.Raw(bytes.AsMemory(at, Math.Min(997, bytes.Length - at)));
        }

        await using var provider = await ProviderServer.StartAsync(reply);
        await using var app = StudioApp.Start(ProviderSettings.For(provider));
        await chromium.VisitAsync(app, "/", async page =>
        {
            var chat = new ChatScreen(app, page);
            await chat.SendAsync("Play it back");
            var answer = await chat.FinishedAsync();

            var expected = TextOf(bytes);
            Assert.Equal(RunState.Completed, chat.Run.State);
            Assert.Equal(expected, chat.Run.Text);
            Assert.Equal(DocumentText.Of(expected), await ChatScreen.TextAsync(answer));
            await answer.GetByRole(AriaRole.Button, new() { NameRegex = new("^Copy answer") }).ClickAsync();
            await Expect(answer.GetByRole(AriaRole.Button, new() { Name = "Copied" })).ToBeVisibleAsync();
            Assert.Equal(expected, await page.Page.EvaluateAsync<string>("navigator.clipboard.readText()"));
        });
    }

    // Read here by other means than the app's own parser: line by line, with JsonDocument.
    private static string TextOf(byte[] recording)
    {
        var text = new StringBuilder();
        foreach (var line in Encoding.UTF8.GetString(recording).Split('\n').Where(line => line.StartsWith("data: {", StringComparison.Ordinal)))
        {
            using var chunk = JsonDocument.Parse(line["data: ".Length..]);
            if (chunk.RootElement.GetProperty("choices") is { } choices && choices.GetArrayLength() > 0
                && choices[0].GetProperty("delta").TryGetProperty("content", out var content))
            {
                text.Append(content.GetString());
            }
        }

        return text.ToString();
    }
}
