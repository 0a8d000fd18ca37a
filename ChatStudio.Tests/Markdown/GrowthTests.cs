using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Markdown;

/// <summary>A document costs what it is long: characters handed to the parser are counted, so no clock is involved.</summary>
public sealed class GrowthTests
{
    private const int Most = 20;

    private static readonly string[] Words = ["stream", "of", "tokens", "with", "**bold**", "and", "`code`", "the", "[link](https://example.com/x)", "first", "gap"];

    public static TheoryData<string> Documents => new(Long.Keys);

    private static Dictionary<string, Func<int, string>> Long { get; } = new()
    {
        ["code of many lines"] = n => "```csharp\n" + string.Concat(Enumerable.Range(0, n * 40).Select(i => $"    var line{i} = Call({i});\n")) + "```\n",
        ["list of many items"] = n => string.Concat(Enumerable.Range(0, n * 10).Select(i => $"- item {i} {Prose(9, i)}\n")),
        ["nested list"] = n => string.Concat(Enumerable.Range(0, n * 5).Select(i => $"1. item {i} {Prose(9, i)}\n   - inner {Prose(5, i)}\n   - inner {i}\n")),
        ["table of many rows"] = n => "| a | b |\n|---|--:|\n" + string.Concat(Enumerable.Range(0, n * 6).Select(i => $"| cell {i} | {Prose(5, i)} |\n")),
        ["paragraph in one line"] = n => Prose(n * 60, 0),
        ["paragraph of many lines"] = n => string.Join('\n', Enumerable.Range(0, n * 6).Select(i => Prose(10, i))),
        ["quote"] = n => string.Join('\n', Enumerable.Range(0, n * 6).Select(i => "> " + Prose(10, i))),
        ["paragraph with a star that waits"] = n => "note *that " + string.Join(' ', Enumerable.Repeat("plain words here", n * 25)),
        ["paragraph with a bracket that waits"] = n => "note [that " + string.Join(' ', Enumerable.Repeat("plain words here", n * 25)),
        ["mixed document"] = n => string.Concat(Enumerable.Range(0, n).Select(i => $"## Part {i}\n\n{Prose(60, i)}\n\n- {Prose(8, i)}\n- {Prose(8, i)}\n\n```c\nint a;\n```\n\n| a | b |\n|---|---|\n| 1 | {Prose(3, i)} |\n\n")),
    };

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_character_is_read_a_bounded_number_of_times_however_long_the_block(string kind)
    {
        var text = Long[kind](50);

        var parsed = Streamed(text).CharactersParsed;

        Assert.True(parsed <= Most * text.Length, $"{parsed} characters read for {text.Length}: {(double)parsed / text.Length:F1} times");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Ten_times_the_text_costs_ten_times_the_reading(string kind)
    {
        var one = Long[kind](5);
        var ten = Long[kind](50);

        var costOfOne = (double)Streamed(one).CharactersParsed / one.Length;
        var costOfTen = (double)Streamed(ten).CharactersParsed / ten.Length;

        Assert.True(costOfTen <= costOfOne * 1.15, $"{costOfTen:F2} times per character at ten times the length, {costOfOne:F2} at one");
    }

    [Fact]
    public void Items_rows_and_lines_that_are_complete_stay_the_same_objects()
    {
        AssertKept<ListBlock, ListItem>(Long["list of many items"](3), list => list.Items);
        AssertKept<Table, TableRow>(Long["table of many rows"](3), table => table.Rows);
        AssertKept<CodeBlock, string>(Long["code of many lines"](1), code => code.Lines);
    }

    [Fact]
    public void Items_of_a_list_inside_an_item_stay_the_same_objects() => AssertKept<ListBlock, MarkdownBlock>(
        "- outer\n" + string.Concat(Enumerable.Range(0, 30).Select(i => $"\n  part {i}\n")), list => list.Items[0].Blocks);

    private static void AssertKept<TBlock, TPart>(string text, Func<TBlock, IReadOnlyList<TPart>> parts)
        where TBlock : MarkdownBlock
        where TPart : class
    {
        var document = new StreamingMarkdown();
        IReadOnlyList<TPart> before = [];
        foreach (var piece in text.Chunk(4))
        {
            document.Append(piece);
            if (document.Blocks is not [TBlock block])
            {
                continue;
            }

            var now = parts(block);
            for (var i = 0; i < before.Count - 1; i++)
            {
                Assert.Same(before[i], now[i]);
            }

            before = now;
        }

        Assert.True(before.Count >= 18, $"only {before.Count} parts");
    }

    private static StreamingMarkdown Streamed(string text)
    {
        var document = new StreamingMarkdown();
        foreach (var piece in text.Chunk(4))
        {
            document.Append(piece);
            Assert.NotNull(document.Blocks);
        }

        document.Complete();
        Assert.NotNull(document.Blocks);
        return document;
    }

    private static string Prose(int words, int seed) => string.Join(' ', Enumerable.Range(seed, words).Select(i => Words[i * 7 % Words.Length]));
}
