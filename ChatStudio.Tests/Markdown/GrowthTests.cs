using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Markdown;

/// <summary>A document costs what it is long: characters handed to the parser are counted, so no clock is involved.</summary>
public sealed class GrowthTests
{
    private const int Most = 20;

    public static TheoryData<string> Documents => new(LongDocuments.Kinds);

    [Theory]
    [MemberData(nameof(Documents))]
    public void Every_character_is_read_a_bounded_number_of_times_however_long_the_block(string kind)
    {
        var text = LongDocuments.Of(kind, 50);

        var parsed = Streamed(text).CharactersParsed;

        Assert.True(parsed <= Most * text.Length, $"{parsed} characters read for {text.Length}: {(double)parsed / text.Length:F1} times");
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Ten_times_the_text_costs_ten_times_the_reading(string kind)
    {
        var one = LongDocuments.Of(kind, 5);
        var ten = LongDocuments.Of(kind, 50);

        var costOfOne = (double)Streamed(one).CharactersParsed / one.Length;
        var costOfTen = (double)Streamed(ten).CharactersParsed / ten.Length;

        Assert.True(costOfTen <= costOfOne * 1.15, $"{costOfTen:F2} times per character at ten times the length, {costOfOne:F2} at one");
    }

    [Fact]
    public void Items_rows_and_lines_that_are_complete_stay_the_same_objects()
    {
        AssertKept<ListBlock, ListItem>(LongDocuments.Of("list of many items", 3), list => list.Items);
        AssertKept<Table, TableRow>(LongDocuments.Of("table of many rows", 3), table => table.Rows);
        AssertKept<CodeBlock, string>(LongDocuments.Of("code of many lines", 1), code => code.Lines);
        AssertKept<HtmlBlock, string>(LongDocuments.Of("HTML of many lines", 1), html => html.Lines);
        AssertKept<MathBlock, string>(LongDocuments.Of("formula of many lines", 1), math => math.Lines);
        AssertKept<MathBlock, string>(LongDocuments.Of("bracketed formula of many lines", 1), math => math.Lines);
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
}
