using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Comparisons.Repeating;

namespace ChatStudio.Tests.Comparisons;

public sealed class ReadingNumbersTests
{
    [Fact]
    public void Quantiles_interpolate_as_numpy_does()
    {
        // numpy.percentile([1, 2, 3, 4, 10], [5, 25, 50, 75, 95])
        var numbers = Distribution.Of([10, 1, null, 3, 2, 4]);

        Assert.Equal([1.2, 2, 3, 4, 8.8], new[] { numbers.P5, numbers.P25, numbers.P50, numbers.P75, numbers.P95 }.Select(value => Math.Round(value!.Value, 9)));
        Assert.Equal(2 / 3.0, numbers.Spread!.Value, 9);
        Assert.Null(Distribution.Of([]).P50);
        Assert.Equal(7, Distribution.Of([7]).P95);
    }

    [Fact]
    public void Header_words_are_what_tells_columns_apart()
    {
        var model = ComparisonFixture.Column("one");
        Assert.All(ColumnDifferences.Of([model, ComparisonFixture.Column("two")]), Assert.Empty);

        var words = ColumnDifferences.Of(
        [
            model with { Parameters = new() { Temperature = 0 } },
            model with { Parameters = new() { Temperature = 0.7, Seed = 7 } },
            model with { SystemPrompt = "You are a poet who writes in rhymes only" },
        ]);
        Assert.Equal(["T 0", "seed default", "no system prompt"], words[0]);
        Assert.Equal(["T 0.7", "seed 7", "no system prompt"], words[1]);
        Assert.Equal(["T default", "seed default", "“You are a poet who write…”"], words[2]);
    }

    [Fact]
    public void Models_of_one_name_are_told_apart_by_provider()
    {
        var here = ComparisonFixture.Column("llama");
        var there = here with { Model = here.Model with { Key = "cloud/llama", ProviderId = "cloud", ProviderName = "Cloud" } };

        Assert.Equal([["Test"], ["Cloud"]], ColumnDifferences.Of([here, there]));
    }

    [Fact]
    public void What_was_set_is_said_in_words()
    {
        Assert.Empty(ColumnParameters.Default.Words);
        Assert.Equal(["T 0.2", "top-p 0.95", "max 500", "seed 7"], new ColumnParameters { Temperature = 0.2, TopP = 0.95, MaxOutputTokens = 500, Seed = 7 }.Words);
        Assert.Null(ColumnParameters.Default.ToOptions());
    }
}
