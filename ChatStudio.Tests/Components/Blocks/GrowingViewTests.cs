using ChatStudio.Core.Markdown;
using ChatStudio.Tests.Markdown;

namespace ChatStudio.Tests.Components.Blocks;

/// <summary>What an append sends to the browser: the appended text, however long the block that it goes into already is.</summary>
public sealed class GrowingViewTests
{
    public static TheoryData<string> Documents => new(LongDocuments.Kinds);

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Append_sends_what_was_appended_and_little_else(string kind)
    {
        var text = LongDocuments.Of(kind, 10);

        var sent = await StreamedAsync(text);

        var line = $"{kind}: {(double)sent.Characters / text.Length:F2} characters, {sent.Frames * 4.0 / text.Length:F2} frames, {sent.Edits * 4.0 / text.Length:F2} edits, {sent.Renders * 4.0 / text.Length:F2} renders";
        TestContext.Current.TestOutputHelper?.WriteLine(line);
        // A link costs its address twice and its attributes; every eleventh word of these texts is one.
        // A line of code is drawn while it grows and once more when it is complete, in an element of its own.
        // A formula is its source while it grows, and once more, for the typesetter, when it is complete.
        var isTwice = text.StartsWith("$$", StringComparison.Ordinal) || text.StartsWith("\\[", StringComparison.Ordinal);
        var hasCode = text.Contains("```", StringComparison.Ordinal);
        Assert.True(sent.Characters <= text.Length * (hasCode ? 4.2 : isTwice ? 3.4 : 2.4), line);
        Assert.True(sent.Frames <= text.Length * (hasCode ? 1.2 : 0.8), line);
        Assert.True(sent.Renders <= text.Length * 0.65, line);
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public async Task Ten_times_the_text_sends_ten_times_as_much(string kind)
    {
        var one = LongDocuments.Of(kind, 4);
        var ten = LongDocuments.Of(kind, 40);

        var sentForOne = await StreamedAsync(one);
        var sentForTen = await StreamedAsync(ten);

        // What waits at the beginning of a text shifts a few hundred of each.
        double growth = (double)ten.Length / one.Length;
        Assert.True(sentForTen.Characters <= (sentForOne.Characters * growth * 1.15) + 500, $"{sentForTen.Characters} characters after {sentForOne.Characters}");
        Assert.True(sentForTen.Edits <= (sentForOne.Edits * growth * 1.15) + 500, $"{sentForTen.Edits} edits after {sentForOne.Edits}");
        Assert.True(sentForTen.Renders <= (sentForOne.Renders * growth * 1.15) + 500, $"{sentForTen.Renders} renders after {sentForOne.Renders}");
    }

    private static async Task<SentRenderer> StreamedAsync(string text)
    {
        var document = new StreamingMarkdown();
        await using var renderer = SentRenderer.Of(document);
        foreach (var piece in text.Chunk(4))
        {
            document.Append(piece);
            await renderer.DrawAsync();
        }

        document.Complete();
        await renderer.DrawAsync();
        return renderer;
    }
}
