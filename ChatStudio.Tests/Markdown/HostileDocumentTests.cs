using System.Diagnostics;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Markdown;

/// <summary>Inputs that take a parser seconds or end it. The work is bounded, what is before and after them is untouched.</summary>
public sealed class HostileDocumentTests
{
    // Generous: the machine may be busy. Every one of these takes well under a second alone.
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(20);

    public static TheoryData<string> Plain => new(PlainInputs.Keys);

    public static TheoryData<string> Readable => new(ReadableInputs.Keys);

    private static Dictionary<string, string> PlainInputs { get; } = new()
    {
        ["130 nested quotes"] = new string('>', 130) + " text",
        ["130 nested quotes with blanks"] = string.Concat(Enumerable.Repeat("> ", 130)) + "text",
        ["lists nested line by line"] = string.Concat(Enumerable.Range(0, 100).Select(i => new string(' ', i * 2) + "- a\n")),
        ["200 brackets"] = new string('[', 200) + "text",
        ["1,000 images that never close"] = string.Concat(Enumerable.Repeat("![", 1_000)),
        ["120 KB of addresses in one word"] = string.Concat(Enumerable.Repeat("http://a.b/(", 10_000)),
        ["dense marks"] = string.Concat(Enumerable.Repeat("*a _b ", 20_000)),
        ["backticks of every length"] = string.Concat(Enumerable.Range(1, 400).Select(i => new string('`', i) + "a")),
        ["dollars"] = string.Concat(Enumerable.Repeat("$a ", 30_000)),
    };

    private static Dictionary<string, string> ReadableInputs { get; } = new()
    {
        ["table of 1,000 × 1,000"] = Row(1_000) + string.Concat(Enumerable.Repeat("|-", 1_000)) + "|\n" + string.Concat(Enumerable.Repeat(Row(1_000), 1_000)),
        ["table of 60 × 1,000"] = Row(60) + string.Concat(Enumerable.Repeat("|-", 60)) + "|\n" + string.Concat(Enumerable.Repeat(Row(60), 1_000)),
        ["100,000 nested tags"] = string.Concat(Enumerable.Repeat("<div>\n", 100_000)),
        ["1 MB in one line"] = string.Concat(Enumerable.Repeat("word ", 200_000)),
        ["one word of 1 MB"] = new string('a', 1_000_000),
        ["100,000 empty quotes"] = string.Concat(Enumerable.Repeat(">\n", 100_000)),
        ["100,000 blank lines"] = new string('\n', 100_000),
        ["10,000 definitions"] = string.Concat(Enumerable.Range(0, 10_000).Select(i => $"[a{i}]: https://a.b/{i}\n")),
    };

    [Theory]
    [MemberData(nameof(Plain))]
    public void What_is_not_fit_to_be_read_is_plain_text_with_a_note_and_the_rest_is_intact(string kind)
    {
        var clock = Stopwatch.StartNew();
        var document = Streamed($"**before**\n\n{PlainInputs[kind]}\n\n**after**\n");

        var blocks = document.Blocks;

        Assert.Equal("p(b(before))", BlockText.Describe(blocks[0]));
        Assert.Equal("p(b(after))", BlockText.Describe(blocks[^1]));
        var plain = Assert.IsType<PlainText>(Assert.Single(blocks.Skip(1).SkipLast(1)));
        Assert.Equal(PlainInputs[kind].Trim(), plain.Text.Trim());
        Assert.EndsWith("to be shown as Markdown.", plain.Note, StringComparison.Ordinal);
        Assert.True(clock.Elapsed < Bound, $"{kind} took {clock.Elapsed}");
    }

    [Theory]
    [MemberData(nameof(Readable))]
    public void What_is_only_long_is_read_in_time_in_proportion(string kind)
    {
        var text = $"**before**\n\n{ReadableInputs[kind]}\n\n**after**\n";
        var clock = Stopwatch.StartNew();

        var document = Streamed(text);

        Assert.Equal("p(b(before))", BlockText.Describe(document.Blocks[0]));
        Assert.Equal("p(b(after))", BlockText.Describe(document.Blocks[^1]));
        Assert.True(document.CharactersParsed <= 8 * text.Length, $"{document.CharactersParsed} characters read for {text.Length}");
        Assert.True(clock.Elapsed < Bound, $"{kind} took {clock.Elapsed}");
    }

    [Fact]
    public void Hostile_row_leaves_its_table_and_hostile_item_its_list_standing()
    {
        var brackets = new string('[', 200);

        Assert.Equal($"table[None](|a| |{brackets}| |c|)", BlockText.Describe(StreamingMarkdown.Parse($"| a |\n|---|\n| {brackets} |\n| c |\n").Blocks));
        Assert.Equal($"ul(li(p(a)) li(plain({brackets})) li(p(c)))", BlockText.Describe(StreamingMarkdown.Parse($"- a\n- {brackets}\n- c\n").Blocks));
    }

    [Fact]
    public void Quote_marks_inside_code_are_code()
    {
        var marks = new string('>', 200);

        Assert.Equal($"code[]({marks})", BlockText.Describe(StreamingMarkdown.Parse($"```\n{marks}\n```\n").Blocks));
    }

    [Fact]
    public void Text_after_a_blank_line_is_Markdown_again_even_while_it_grows()
    {
        var document = new StreamingMarkdown();
        document.Append(new string('>', 130) + " a\nmore");
        Assert.Equal("plain(" + new string('>', 130) + " a\nmore)", BlockText.Describe(document.Blocks));

        document.Append("\n\n**ne");

        Assert.Equal("plain(" + new string('>', 130) + " a\nmore) p(b(ne))", BlockText.Describe(document.Blocks));
    }

    private static string Row(int cells) => string.Concat(Enumerable.Repeat("|a", cells)) + "|\n";

    private static StreamingMarkdown Streamed(string text)
    {
        var document = new StreamingMarkdown();
        foreach (var piece in text.Chunk(Math.Max(64, text.Length / 100)))
        {
            document.Append(piece);
            Assert.NotNull(document.Blocks);
        }

        document.Complete();
        return document;
    }
}
