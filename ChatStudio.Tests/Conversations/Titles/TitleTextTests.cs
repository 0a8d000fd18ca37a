using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Titles;

namespace ChatStudio.Tests.Conversations.Titles;

/// <summary>What a model says becomes one short line, or no title at all.</summary>
public sealed class TitleTextTests
{
    [Theory]
    [InlineData("Token buckets explained", "Token buckets explained")]
    [InlineData("\n\n  Token   buckets\texplained. \nMore words", "Token buckets explained")]
    [InlineData("\"Token buckets\"", "Token buckets")]
    [InlineData("«Token buckets».", "Token buckets")]
    [InlineData("“Token buckets.”", "Token buckets")]
    [InlineData("**Token buckets**", "Token buckets")]
    [InlineData("# Token `buckets`", "Token buckets")]
    [InlineData("- 1. Token buckets", "Token buckets")]
    [InlineData("Title: Token buckets", "Token buckets")]
    [InlineData("**Title:** \"Token buckets\"", "Token buckets")]
    [InlineData("Titel： Ein Eimer", "Ein Eimer")]
    [InlineData("Sure!\nHere is a title:\nToken buckets", "Token buckets")]
    [InlineData("<think>The user wants\na title</think>\n\nToken buckets", "Token buckets")]
    [InlineData("The user wants a title\n</think>\nToken buckets", "Token buckets")]
    [InlineData("<img src=x onerror=alert(1)>Token <b>buckets</b>", "Token buckets")]
    [InlineData("[Token buckets](javascript:alert(1))", "Token buckets")]
    [InlineData("![Token](https://x/y.png) buckets", "Token buckets")]
    [InlineData("Why is a < b and c > d?", "Why is a < b and c > d?")]
    [InlineData("Token\u202e buckets\u0007", "Token buckets")]
    [InlineData("snake_case in SQL", "snake_case in SQL")]
    [InlineData("トークンの話。", "トークンの話")]
    [InlineData("Sorry state of CSS", "Sorry state of CSS")]
    [InlineData("Sorrento in May", "Sorrento in May")]
    public void Answer_is_cleaned_to_one_line(string said, string? title) => Assert.Equal(title, TitleText.Read(said));

    [Theory]
    [InlineData("")]
    [InlineData(" \n \n")]
    [InlineData("…")]
    [InlineData("<think>Hm, a title, what could it be")]
    [InlineData("I'm sorry, but I can't help with that.")]
    [InlineData("I’m sorry, but no")]
    [InlineData("I cannot write a title for this.")]
    [InlineData("As an AI language model I have no title")]
    [InlineData("Untitled")]
    [InlineData("Here is a title:")]
    public void Nothing_a_refusal_and_mere_thought_are_no_title(string said) => Assert.Null(TitleText.Read(said));

    [Fact]
    public void Long_title_is_cut_at_a_word()
    {
        var title = TitleText.Read(string.Join(' ', Enumerable.Repeat("bucket", 40)));
        Assert.EndsWith("bucket…", title, StringComparison.Ordinal);
        Assert.InRange(title!.Length, 40, ConversationTitle.MaxLength);
    }

    // A pattern that goes back and forth over hostile text would take its limit of a second for each.
    [Theory]
    [InlineData("<")]
    [InlineData("<a")]
    [InlineData("<think>")]
    [InlineData("[")]
    [InlineData("![](")]
    [InlineData("> ")]
    [InlineData("# ")]
    [InlineData("*_`")]
    public void Hostile_text_of_any_length_ends_in_one_line_or_nothing(string part)
    {
        var title = TitleText.Read(string.Concat(Enumerable.Repeat(part, 1_000_000 / part.Length)));
        Assert.True(title is null || (title.Length <= ConversationTitle.MaxLength && !title.Contains('\n', StringComparison.Ordinal)));
    }
}
