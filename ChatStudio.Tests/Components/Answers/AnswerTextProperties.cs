using System.Text;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Components.Blocks;
using ChatStudio.Tests.Conformance;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Answers;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Answers;

/// <summary>
/// The whole way of a text: bytes cut anywhere, our client, a run with its log, a reader that takes frames of any size, and the
/// blocks that are drawn. What comes out is what the deltas said.
/// </summary>
public sealed class AnswerTextProperties
{
    // Nothing here is a sign of Markdown's, so the drawn text is the deltas themselves.
    private static readonly string[] PlainPieces = ["word", " and", " 漢字", " é", " 👩‍💻", " \u05e9\u05dc\u05d5\u05dd", ",", " x", "!", " “so”", " 7"];

    // Whole and half-written Markdown, so that every kind of block opens, grows and closes somewhere between two frames.
    private static readonly string[] MarkdownPieces =
    [
        "word", " and", "\n", "\n\n", "# ", "- ", "1. ", "  ", "    ", "**", "*", "`", "```", "```csharp\n", "| a ", "|---", "|\n", "> ", "[x](https://e.org)", "[",
        "](", "~~", "$", "$$\n", "<b>", "---\n", "\\", "é", "漢", "👍🏽", "- [x] ", ":", "\r\n", "https://e.org ", "![a](https://e.org/i.png)", "&amp;",
    ];

    [Property(MaxTest = 60)]
    public Property Plain_text_on_the_screen_is_the_concatenation_of_the_deltas()
        => Prop.ForAll(Deltas(PlainPieces), Seeds, async (deltas, seed) =>
        {
            var text = string.Concat(deltas);
            var (kept, screen) = await StreamAsync(deltas, seed);
            Assert.Equal(text, kept);
            Assert.Equal(ScreenText.Collapse(text).Trim(), screen);
        });

    [Property(MaxTest = 150)]
    public Property Markdown_that_streamed_reads_as_if_it_had_come_at_once()
        => Prop.ForAll(Deltas(MarkdownPieces), Seeds, async (deltas, seed) =>
        {
            var text = string.Concat(deltas);
            var (kept, screen) = await StreamAsync(deltas, seed);
            Assert.Equal(text, kept);
            Assert.Equal(DocumentText.Of(text), screen);
        });

    private static Arbitrary<int> Seeds => Gen.Choose(0, int.MaxValue).ToArbitrary();

    private static Arbitrary<string[]> Deltas(string[] pieces) => Gen.Elements(pieces).ArrayOf().Resize(40).ToArbitrary();

    private static async Task<(string Kept, string Screen)> StreamAsync(string[] deltas, int seed)
    {
        var random = new Random(seed);
        var transport = (Transport)random.Next(Enum.GetValues<Transport>().Length);
        var body = Encoding.UTF8.GetBytes(string.Concat(deltas.Select(ProviderReply.TextEvent)) + ProviderReply.EndEvents());
        var run = await RunAsync(new PiecewiseStream(transport.Send(body, seed)));
        Assert.Equal(RunState.Completed, run.State);
        return (run.Text, await DrawAsync(run.Log, random));
    }

    private static async Task<Run> RunAsync(Stream body)
    {
        using var client = CannedAnswer.Client(body);
        await using var services = new ServiceCollection().AddSingleton<IModelCatalog>(new FakeModelCatalog(client)).AddGeneration().BuildServiceProvider();
        var run = services.GetRequiredService<GenerationService>().Start(new(FakeModelCatalog.Model, [new ChatMessage(ChatRole.User, "Hi")]));
        await run.Completion;
        return run;
    }

    private static async Task<string> DrawAsync(RunLog log, Random random)
    {
        await using var screen = new Screen();
        return screen.Follow(log, random);
    }

    private sealed class Screen : BlocksContext
    {
        /// <summary>Draws the log frame by frame, as a page does that looks at random moments.</summary>
        public string Follow(RunLog log, Random random)
        {
            var reader = new AnswerReader();
            var frame = new RunEntry[12];
            var view = Draw(reader.Document, hasCaret: true);
            while (log.Read(reader.Position, frame.AsSpan(0, random.Next(1, frame.Length))) is var count and > 0)
            {
                reader.Apply(frame.AsSpan(0, count));
                Redraw(view, reader.Document, hasCaret: reader.State == RunState.Answering);
            }

            return ScreenText.Of(view.Markup);
        }
    }
}
