using ChatStudio.Web.Features.Palette;

namespace ChatStudio.Tests.Components.Palette;

public sealed class WordMatchTests
{
    [Theory]
    [InlineData("Regenerate the last answer", "reg", "[Reg]enerate the last answer")]
    [InlineData("Regenerate the last answer", "last reg", "[Reg]enerate the [last] answer")]
    [InlineData("Regenerate the last answer", "re reg", "[Reg]enerate the last answer")]
    [InlineData("Regenerate the last answer", "rtla", "[R]egenerate [t]he [l]ast [a]nswer")]
    [InlineData("Stream again", "ag", "Stream [ag]ain")]
    [InlineData("Crème brûlée", "BRÛ", "Crème [brû]lée")]
    [InlineData("日本語のタイトル", "タイ", "日本語の[タイ]トル")]
    [InlineData("👩‍💻 code", "code", "👩‍💻 [code]")]
    [InlineData("<b>bold</b>", "b>", "<[b>]bold</b>")]
    [InlineData("Anything", "", "Anything")]
    public void Letters_that_match_are_marked(string words, string typed, string marked) => Assert.Equal(marked, Marked(words, typed));

    [Theory]
    [InlineData("Regenerate the last answer", "regx")]
    [InlineData("Regenerate the last answer", "reg zebra")]
    [InlineData("Regenerate", "rr")]
    [InlineData("", "a")]
    public void Typed_word_that_is_not_there_is_no_match(string words, string typed) => Assert.Null(WordMatch.Find(words, typed));

    [Fact]
    public void Beginning_of_the_words_is_better_than_of_a_word_than_the_inside_than_initials()
    {
        string[] best = ["Stop the answer", "Do stop", "Unstoppable", "Send to old pals"];

        Assert.Equal(best, best.Reverse().OrderByDescending(words => WordMatch.Find(words, "stop")!.Score));
    }

    private static string Marked(string words, string typed)
    {
        var match = WordMatch.Find(words, typed);
        Assert.NotNull(match);
        foreach (var (start, length) in match.Marks.Reverse())
        {
            words = words.Insert(start + length, "]").Insert(start, "[");
        }

        return words;
    }
}
