using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Markdown;

public sealed class VisibleTextTests
{
    [Theory]
    [InlineData("# A *fine* `title`", "A fine title")]
    [InlineData("soft\nbreak", "soft break")]
    [InlineData("hard\\\nbreak", "hard", "break")]
    [InlineData("one **two** [three](https://example.com/)", "one two three")]
    [InlineData("~~struck~~ <b>tag</b>", "struck <b>tag</b>")]
    [InlineData("- one\n  - two\n- three", "one", "two", "three")]
    [InlineData("> quoted\n>\n> twice", "quoted", "twice")]
    [InlineData("> [!NOTE]\n> Mind the gap", "Mind the gap")]
    [InlineData("| A | B |\n|---|---|\n| 1 | 2 |", "A", "B", "1", "2")]
    [InlineData("```csharp\nvar x = 1;\n\nvar y = 2;\n```", "var x = 1;", "", "var y = 2;")]
    [InlineData("<div>\nraw\n</div>", "<div>", "raw", "</div>")]
    public void Line_is_what_stands_together_on_the_page(string markdown, params string[] lines) => Assert.Equal(lines, Lines(markdown));

    [Theory]
    [InlineData("before $x^2$ after")]
    [InlineData("before ![alt](https://example.com/a.png) after")]
    public void What_is_drawn_stands_between_the_words_around_it(string markdown)
        => Assert.Equal($"before {VisibleText.Drawn} after", Assert.Single(Lines(markdown)));

    [Fact]
    public void Label_of_a_footnote_is_left_out_and_its_text_is_found()
        => Assert.Equal([$"See{VisibleText.Drawn}.", "The note."], Lines("See[^1].\n\n[^1]: The note."));

    [Theory]
    [InlineData("$$\nx^2\n$$")]
    [InlineData("---")]
    [InlineData("")]
    public void Nothing_is_read_where_no_words_are(string markdown) => Assert.Empty(Lines(markdown));

    private static List<string> Lines(string markdown) => [.. VisibleText.Lines(StreamingMarkdown.Parse(markdown).Blocks)];
}
