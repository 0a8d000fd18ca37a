using System.Globalization;
using ChatStudio.Core.Markdown;
using ChatStudio.Core.Markdown.Syntax;
using FsCheck;
using FsCheck.Fluent;
using FsCheck.Xunit;

namespace ChatStudio.Tests.Markdown;

/// <summary>What holds for every document, however it comes in.</summary>
public sealed class StreamingTests
{
    /// <summary>No flash: what is on the screen at any moment stays there, and what comes is added behind it.</summary>
    [Property(MaxTest = 300)]
    public Property What_is_shown_is_never_taken_back()
        => Prop.ForAll(MarkdownDocuments.Document.ToArbitrary(), text => AssertNeverTakenBack(text, 1));

    [Property(MaxTest = 60)]
    public Property What_is_shown_is_never_taken_back_however_long_a_mark_is_open()
        => Prop.ForAll(MarkdownDocuments.LongParagraph.ToArbitrary(), Gen.Choose(3, 9).ToArbitrary(), AssertNeverTakenBack);

    /// <summary>What is longer than anybody waits for is not read as what it looks like, so nothing flashes there either.</summary>
    [Theory]
    [InlineData("[", "](https://example.com/) b", SyntaxLimits.LinkText)]
    [InlineData("[", "][] b\n\n[a]: b", SyntaxLimits.LinkText)]
    [InlineData("[c][", "] b", SyntaxLimits.LinkText)]
    [InlineData("![", "](https://example.com/) b", SyntaxLimits.ImageText)]
    [InlineData("<a title=\"*", "*\"> b", SyntaxLimits.Tag)]
    [InlineData("<https://example.com/", "> b", SyntaxLimits.Tag)]
    [InlineData("$", "$ b", SyntaxLimits.DollarFormula)]
    [InlineData("$$", "$$ b", SyntaxLimits.Formula)]
    [InlineData("", " | c\n---|---\n", SyntaxLimits.BareHead)]
    public void Text_that_ends_close_to_a_limit_is_not_taken_back(string before, string after, int limit)
    {
        for (var length = Math.Max(1, limit - before.Length - after.Length - 2); length <= limit + 3; length++)
        {
            var text = $"word {before}{new string('a', length)}{after}";
            AssertNeverTakenBack(text, 1, Math.Max(1, limit - 40));
            Assert.Equal(OneShot.Describe(text), BlockText.Describe(StreamingMarkdown.Parse(text).Blocks));
        }
    }

    [Theory]
    [InlineData("![{0}](https://example.com/x.png) b", SyntaxLimits.ImageText - 2, "img[")]
    [InlineData("[{0}](https://example.com/x) b", SyntaxLimits.LinkText - 1, "](aaa")]
    [InlineData("${0}$ b", SyntaxLimits.DollarFormula, "math")]
    [InlineData("$${0}$$ b", SyntaxLimits.Formula, "math")]
    [InlineData("\\({0}\\) b", SyntaxLimits.Formula, "math")]
    [InlineData("{0}|b\n-|-\n", SyntaxLimits.BareHead - 2, "table")]
    public void Longest_syntax_is_read_as_what_it_is_and_one_character_more_as_text(string format, int longest, string mark)
    {
        string Read(int length) => BlockText.Describe(StreamingMarkdown.Parse(string.Format(CultureInfo.InvariantCulture, format, new string('a', length))).Blocks);

        Assert.Contains(mark, Read(longest), StringComparison.Ordinal);
        Assert.DoesNotContain(mark, Read(longest + 1), StringComparison.Ordinal);
    }

    [Property(MaxTest = 1000)]
    public Property Document_in_any_slices_ends_as_Markdig_reads_it_at_once() => Prop.ForAll(
        MarkdownDocuments.Anything.ToArbitrary(),
        Gen.Choose(1, 40).ListOf().ToArbitrary(),
        (text, lengths) =>
        {
            var document = new StreamingMarkdown();
            var at = 0;
            for (var i = 0; at < text.Length; i++)
            {
                var length = Math.Min(text.Length - at, lengths.Count == 0 ? 1 : lengths[i % lengths.Count]);
                document.Append(text.AsSpan(at, length));
                Assert.NotNull(document.Blocks);
                at += length;
            }

            document.Complete();
            Assert.Equal(OneShot.Describe(text.Replace("\r\n", "\n", StringComparison.Ordinal)), BlockText.Describe(document.Blocks));
        });

    [Property(MaxTest = 200)]
    public Property Closed_blocks_stay_the_same_objects() => Prop.ForAll(MarkdownDocuments.Document.ToArbitrary(), text =>
    {
        var document = new StreamingMarkdown();
        IReadOnlyList<MarkdownBlock> before = [];
        foreach (var c in text)
        {
            document.Append([c]);
            var blocks = document.Blocks;
            for (var i = 0; i < before.Count - 2; i++)
            {
                Assert.Same(before[i], blocks[i]);
            }

            before = blocks;
        }
    });

    [Fact]
    public void Lines_that_begin_alike_are_each_shown_with_their_own_text()
    {
        var start = "- the same beginning of every line, " + string.Concat(Enumerable.Repeat("word ", 20));
        var document = new StreamingMarkdown();
        document.Append(start + "and *one* end\n" + start);
        Assert.NotNull(document.Blocks);

        document.Append("and another");

        Assert.EndsWith("and another)))", BlockText.Describe(document.Blocks), StringComparison.Ordinal);
        Assert.Equal(BlockText.Describe(StreamingMarkdown.Parse(document.Text).Blocks), BlockText.Describe(document.Blocks));
    }

    [Fact]
    public void Version_grows_with_every_change_and_only_then()
    {
        var document = new StreamingMarkdown();
        document.Append("a");
        var version = document.Version;
        var blocks = document.Blocks;

        Assert.Equal(version, document.Version);
        Assert.Same(blocks, document.Blocks);
        document.Append("b");
        Assert.True(document.Version > version);
        document.Complete();
        version = document.Version;
        document.Complete();
        Assert.Equal(version, document.Version);
    }

    [Fact]
    public void Nothing_can_be_appended_to_a_complete_document()
    {
        var document = StreamingMarkdown.Parse("a");

        Assert.Throws<InvalidOperationException>(() => document.Append("b"));
    }

    [Fact]
    public void Line_ends_of_every_kind_are_one_even_when_cut_in_two()
    {
        var document = new StreamingMarkdown();
        document.Append("a\r");
        Assert.NotNull(document.Blocks);
        document.Append("\n\r\nb\rc\0");
        document.Complete();

        Assert.Equal("a\n\nb\nc\uFFFD", document.Text);
        Assert.Equal("p(a) p(b⏎c\uFFFD)", BlockText.Describe(document.Blocks));
    }

    private static void AssertNeverTakenBack(string text, int step) => AssertNeverTakenBack(text, step, step);

    private static void AssertNeverTakenBack(string text, int step, int first)
    {
        var final = BlockText.Visible(StreamingMarkdown.Parse(text).Blocks);
        var document = new StreamingMarkdown();
        var shown = 0;
        foreach (var piece in text[first..].Chunk(step).Prepend(text[..first].ToCharArray()))
        {
            document.Append(piece);
            var visible = BlockText.Visible(document.Blocks);
            var written = document.Text;
            var same = final.AsSpan().CommonPrefixLength(visible);
            Assert.True(same == visible.Length, $"after …{written[Math.Max(0, written.Length - 60)..]}\nshows …{visible[Math.Max(0, same - 60)..]}\nof    …{final[Math.Max(0, same - 60)..]}");
            Assert.True(visible.Length >= shown - 1, $"after …{written[Math.Max(0, written.Length - 60)..]}\n{visible} is shorter than before");
            shown = visible.Length;
        }
    }
}
