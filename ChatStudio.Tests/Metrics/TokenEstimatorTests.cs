using ChatStudio.Core.Metrics;

namespace ChatStudio.Tests.Metrics;

public sealed class TokenEstimatorTests
{
    // Expected counts: o200k_base, the vocabulary of current OpenAI models.
    [Theory]
    [InlineData("The quick brown fox jumps over the lazy dog and then it runs away into the dark forest.", 19, 0.25)]
    [InlineData("分布式系统中的一致性问题一直是研究的热点。", 14, 0.6)]
    [InlineData("for (var i = 0; i < items.Count; i++)\n{\n    total += items[i].Price;\n}\n", 29, 0.35)]
    [InlineData("1234567890", 4, 0.3)]
    public void Estimate_is_near_what_a_vocabulary_counts(string text, int tokens, double within)
        => Assert.InRange(new TokenEstimator().Add(text), tokens * (1 - within), tokens * (1 + within));

    [Fact]
    public void Estimate_does_not_depend_on_how_the_wire_slices_the_text()
    {
        const string Text = "A word,  two spaces\n\n    indented 42 字字 привет 🎉 end";
        var whole = new TokenEstimator().Add(Text);
        var estimator = new TokenEstimator();
        var sliced = 0.0;
        foreach (var c in Text)
        {
            sliced += estimator.Add([c]);
        }

        Assert.Equal(whole, sliced, 6);
    }

    [Fact]
    public void Indentation_is_nearly_free_and_an_ideograph_is_a_token()
    {
        Assert.InRange(new TokenEstimator().Add(new string(' ', 16)), 1, 1.3);
        Assert.Equal(3, new TokenEstimator().Add("字字字"), 6);
        Assert.Equal(2, new TokenEstimator().Add("🎉"), 6);
    }
}
