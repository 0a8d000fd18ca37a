using ChatStudio.Core.Conversations.Search;

namespace ChatStudio.Tests.Conversations.Search;

public sealed class SearchWordsTests
{
    [Theory]
    [InlineData("stall", "Stalls and p95", "[Stall]s and p95")]
    [InlineData("p95 stall", "Stalls and p95", "[Stall]s and [p95]")]
    [InlineData("stall", "install", "install")]
    [InlineData("sta stall", "stalls", "[stall]s")]
    [InlineData("NAÏVE", "so naïve a", "so [naïve] a")]
    [InlineData("流", "数据流", "数据[流]")]
    [InlineData("<b>", "a <b> c", "a [<b>] c")]
    [InlineData("x", "a\n x\ty", "a [x] y")]
    [InlineData("", "all of it", "all of it")]
    public void Words_are_marked_where_a_word_begins_with_them(string query, string text, string marked)
        => Assert.Equal(marked, Show(SearchWords.Of(query).Mark(text)));

    [Fact]
    public void Excerpt_stands_around_the_first_word_that_is_found_and_says_what_is_left_out()
    {
        var text = string.Concat(Enumerable.Repeat("before ", 100)) + "here it stalls\nand " + string.Concat(Enumerable.Repeat("after ", 100));

        var excerpt = Show(SearchWords.Of("stall after").Around(text));

        Assert.StartsWith("…before ", excerpt, StringComparison.Ordinal);
        Assert.Contains(" here it [stall]s and [after] ", excerpt, StringComparison.Ordinal);
        Assert.EndsWith("…", excerpt, StringComparison.Ordinal);
        Assert.InRange(excerpt.Length, 100, 300);
    }

    [Theory]
    [InlineData("stall", "## Why\n\nThe **stall**s of `Kestrel`", "Why The [stall]s of Kestrel")]
    [InlineData("**", "a ** b", "a [**] b")]
    [InlineData("C#", "`C#` it is", "`[C#]` it is")]
    public void Excerpt_leaves_out_marks_that_a_reader_does_not_see_unless_they_are_looked_for(string query, string text, string excerpt)
        => Assert.Equal(excerpt, Show(SearchWords.Of(query).Around(text)));

    [Fact]
    public void Excerpt_parts_no_character_of_two_halves()
    {
        for (var i = 0; i < 60; i++)
        {
            var text = new string('x', i) + string.Concat(Enumerable.Repeat("🚀", 200)) + " word " + string.Concat(Enumerable.Repeat("🚀", 200));

            var excerpt = SearchWords.Of("word").Around(text).ToString();

            Assert.True(excerpt.EnumerateRunes().All(rune => rune.Value != 0xfffd), excerpt);
            Assert.Contains("word", excerpt, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Query_is_bounded() => Assert.Equal(SearchWords.MaxWords, SearchWords.Of(string.Join(' ', Enumerable.Range(0, 1_000))).Words.Count);

    private static string Show(Excerpt excerpt) => string.Concat(excerpt.Parts.Select(part => part.IsHit ? $"[{part.Text}]" : part.Text));
}
