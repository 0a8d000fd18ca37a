using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Core.Providers.Simulated.Answers;
using FsCheck.Xunit;

namespace ChatStudio.Tests.Providers.Simulated;

public sealed class SimulatedAnswerTests
{
    [Fact]
    public void Same_conversation_and_seed_give_the_same_answer()
    {
        Assert.Equal(Answer("Explain batching"), Answer("Explain batching"));
        Assert.NotEqual(Answer("Explain batching", seed: 1).Text, Answer("Explain batching", seed: 2).Text);
    }

    [Theory]
    [InlineData("Explain batching against latency")]
    [InlineData("Why does Npgsql pool exhaust at 3 am?")]
    [InlineData("東京の天気は?")]
    [InlineData("")]
    public void Page_has_a_page_s_length_and_says_that_it_is_scripted(string prompt)
    {
        for (var seed = 0UL; seed < 50; seed++)
        {
            var text = Answer(prompt, seed).Text;

            Assert.InRange(TextTokenizer.Count(text), 300, 1700);
            Assert.Contains("script", text, StringComparison.Ordinal);
            Assert.Contains("`steady-50`", text, StringComparison.Ordinal);
            Assert.DoesNotContain("{topic}", text, StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("%%%", text, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Topic_words_reach_headings_and_text()
    {
        var text = Answer("Please explain kerning to me, in detail and long").Text;

        Assert.Contains("**kerning**", text, StringComparison.OrdinalIgnoreCase);
        Assert.Matches("(?m)^#+ .*[Kk]erning", text);
    }

    [Theory]
    [InlineData("Why does the Npgsql pool exhaust at 3 am?", "Npgsql pool", "exhaust")]
    [InlineData("Explain a trade-off: batching against latency, with the formula", "trade-off", "batching")]
    [InlineData("Everything about caching, please", "caching", "measuring")]
    [InlineData("What is it?", "streaming", "measuring")]
    public void Topics_are_the_words_that_tell_what_about(string prompt, string topic, string other)
    {
        var reading = PromptReading.Of(prompt);

        Assert.Equal((topic, other), (reading.Topic, reading.Other));
    }

    [Theory]
    [InlineData("Compare Kestrel and nginx in a table", "\n|")]
    [InlineData("Show me some code for retries", "\n```")]
    [InlineData("A retry loop in Rust", "```rust")]
    [InlineData("Python or SQL for retries?", "```python")]
    [InlineData("Python or SQL for retries?", "```sql")]
    [InlineData("The formula for throughput", "$")]
    [InlineData("Steps to set up a proxy", "\n1. ")]
    public void Answer_has_what_was_asked_for(string prompt, string expected)
        => Assert.Contains(expected, Answer(prompt).Text, StringComparison.Ordinal);

    [Fact]
    public void Short_answers_are_short()
        => Assert.InRange(TextTokenizer.Count(Answer("Explain kerning, in short").Text), 20, 120);

    [Fact]
    public void Greeting_is_answered_briefly()
        => Assert.InRange(TextTokenizer.Count(Answer("Hello there!").Text), 10, 80);

    [Theory]
    [InlineData("Write about 5000 tokens on caching", 5000)]
    [InlineData("An essay of 3,000 words", 4000)]
    public void Wanted_length_is_met_within_a_tenth(string prompt, int tokens)
        => Assert.InRange(TextTokenizer.Count(Answer(prompt).Text), tokens * 0.9, tokens * 1.1);

    [Fact]
    public void Second_turn_refers_to_the_first()
    {
        var first = new SpokenTurn("user", "Explain kerning");
        var text = Compose(0, first, new("assistant", "Kerning is …"), new("user", "And now ligatures, please")).Text;

        Assert.Contains("kerning", text, StringComparison.Ordinal);
        Assert.Contains("ligatures", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Number_is_found_again_in_the_history()
    {
        var ask = new SpokenTurn("user", "Give me a random number between 10 and 99");
        var number = Compose(7, ask).Text;
        Assert.Matches(@"^\*\*[1-9]\d\*\*, drawn between 10 and 99\.$", number);

        var again = Compose(7, ask, new("assistant", number), new("user", "Repeat the number")).Text;

        Assert.Equal($"The number was **{number[2..4]}**.", again);
    }

    [Theory]
    [InlineData("Repeat after me: hello *world*", "hello *world*")]
    [InlineData("Count to 5", "1, 2, 3, 4, 5.")]
    [InlineData("12 * 12 =", "12 × 12 = **144**")]
    [InlineData("What is 1/0?", "$1 / 0$ has no value.")]
    [InlineData("Repeat the number", "There is no number of mine in this conversation yet.")]
    public void Plain_questions_get_plain_answers(string prompt, string expected) => Assert.Equal(expected, Answer(prompt).Text);

    [Theory]
    [InlineData("[x](javascript:alert(1)) <img src=x onerror=alert(1)>")]
    [InlineData("# | ``` $$ %%% {topic} {model}")]
    public void Markup_of_the_prompt_is_not_worked_into_the_answer(string prompt)
    {
        var text = Answer(prompt).Text;

        Assert.DoesNotContain("](javascript", text, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Quoted_prompt_is_not_cut_inside_a_character()
    {
        var first = new SpokenTurn("user", new string('x', 119) + "😀 and more");

        var text = Compose(0, first, new("assistant", "Yes."), new("user", "What did I ask first?")).Text;

        Assert.Equal($"You began with “{new string('x', 119)}…”.", text);
    }

    [Property]
    public void Tokens_are_the_text_and_never_half_a_character(string? text)
    {
        var tokens = TextTokenizer.Split(text ?? "");

        Assert.Equal(text ?? "", string.Concat(tokens));
        Assert.Equal(tokens.Count, TextTokenizer.Count(text ?? ""));
        Assert.All(tokens, token => Assert.NotEmpty(token));
    }

    [Fact]
    public void Tokens_are_about_four_characters_and_keep_surrogate_pairs_together()
    {
        var text = Answer("Write about 20000 tokens on everything").Text;
        var tokens = TextTokenizer.Split(text);

        Assert.InRange((double)text.Length / tokens.Count, 3.2, 4.8);
        Assert.All(tokens, token => Assert.False(char.IsLowSurrogate(token[0]) || char.IsHighSurrogate(token[^1]), token));
    }

    [Fact]
    public void Listed_models_are_named_as_simulated_and_found_by_id()
    {
        Assert.Equal("simulated/steady-50", SimulatedModels.All[0].Key);
        Assert.All(SimulatedModels.All, model =>
        {
            Assert.True(model.IsSimulated);
            Assert.Equal("Simulated", model.ProviderName);
            Assert.NotNull(model.Description);
            Assert.True(SimulatedModels.TryFind(model.ModelId, out _));
        });
    }

    private static ComposedAnswer Answer(string prompt, ulong seed = 0) => Compose(seed, new SpokenTurn("user", prompt));

    private static ComposedAnswer Compose(ulong seed, params SpokenTurn[] turns) => AnswerComposer.Compose(turns, "steady-50", seed);
}
