using ChatStudio.Core.Markdown;
using ChatStudio.Core.Markdown.Syntax;

namespace ChatStudio.Tests.Markdown;

/// <summary>The specification's own examples, as a whole, in pieces and cut off anywhere.</summary>
public sealed class CommonMarkTests
{
    /// <summary>Where our syntax, on purpose, is not CommonMark's. Everything else in the specification is.</summary>
    private static readonly Dictionary<int, string> Deviations = new()
    {
        [12] = @"\( and \[ begin a formula, because models write formulas so",
        [540] = "labels match without case letter by letter: ẞ is not SS without a culture's tables, and we run without (InvariantGlobalization)",
        [608] = "bare addresses are links (GFM 0.29, section 6.9)",
        [611] = "bare addresses are links (GFM 0.29, section 6.9)",
    };

    [Fact]
    public void Pipeline_reads_every_example_as_the_specification_does_but_for_the_named_ones()
    {
        var examples = CommonMarkExamples.All();

        var different = examples.Where(e => Compact(Markdig.Markdown.ToHtml(e.Markdown, Pipeline.Instance)) != Compact(e.Html)).Select(e => e.Number).ToList();

        Assert.Equal(652, examples.Count);
        Assert.Equal(Deviations.Keys.Order(), different);
    }

    [Fact]
    public void Blocks_of_every_example_are_those_of_Markdig_reading_it_at_once() => AssertNone(
        from e in CommonMarkExamples.All()
        let expected = OneShot.Describe(e.Markdown)
        let actual = BlockText.Describe(StreamingMarkdown.Parse(e.Markdown).Blocks)
        where expected != actual
        select $"{e.Number}: {e.Markdown}\n  expected {expected}\n  was      {actual}");

    [Fact]
    public void Every_example_read_character_by_character_ends_as_if_read_at_once() => AssertNone(
        from e in CommonMarkExamples.All()
        let expected = BlockText.Describe(StreamingMarkdown.Parse(e.Markdown).Blocks)
        let actual = BlockText.Describe(Streamed(e.Markdown).Blocks)
        where expected != actual
        select $"{e.Number}: {e.Markdown}\n  expected {expected}\n  was      {actual}");

    [Fact]
    public void Every_example_cut_off_anywhere_is_what_Markdig_reads_from_what_came() => AssertNone(
        from e in CommonMarkExamples.All()
        from length in Enumerable.Range(1, e.Markdown.Length)
        let prefix = e.Markdown[..length]
        let expected = OneShot.Describe(prefix)
        let actual = BlockText.Describe(Streamed(prefix).Blocks)
        where expected != actual
        select $"{e.Number}: {prefix}\n  expected {expected}\n  was      {actual}");

    // Line ends next to the tags of list items say nothing: <li>\n<p>
    private static string Compact(string html) => html.Replace("<li>\n", "<li>", StringComparison.Ordinal);

    private static StreamingMarkdown Streamed(string text)
    {
        var document = new StreamingMarkdown();
        foreach (var c in text)
        {
            document.Append([c]);
            Assert.NotNull(document.Blocks);
        }

        document.Complete();
        return document;
    }

    private static void AssertNone(IEnumerable<string> findings)
    {
        var list = findings.ToList();
        Assert.True(list.Count == 0, $"{list.Count} differ\n{string.Join('\n', list.Take(10))}");
    }
}
