using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Prices;

namespace ChatStudio.Tests.Providers.Prices;

public sealed class PriceTableTests
{
    [Theory]
    [InlineData("openai", "gpt-5", 1.25)]
    [InlineData("openai", "gpt-5-2025-08-07", 1.25)]
    [InlineData("openai", "gpt-5-mini-2025-08-07", 0.25)]
    [InlineData("openai", "gpt-4o-2024-11-20", 2.5)]
    [InlineData("anthropic", "claude-sonnet-4-5", 3)]
    [InlineData("anthropic", "claude-sonnet-4-5-20250929", 3)]
    [InlineData("anthropic", "claude-sonnet-4-20250514", 3)]
    [InlineData("anthropic", "claude-3-5-haiku-latest", 0.8)]
    [InlineData("mistral", "mistral-small-2506", 0.1)]
    [InlineData("Groq", "openai/gpt-oss-120b", 0.15)]
    public void Model_is_found_with_and_without_its_version(string provider, string model, double input)
        => Assert.Equal((decimal)input, PriceTable.Find(provider, model)!.Price.Input);

    [Theory]
    [InlineData("openai", "claude-sonnet-4-5")]
    [InlineData("openai", "gpt-5-search-api")]
    [InlineData("openai", "gpt-55")]
    [InlineData("openai", "")]
    [InlineData("nobody", "gpt-5")]
    [InlineData(null, "gpt-5")]
    public void What_is_not_in_the_table_has_no_price(string? provider, string model) => Assert.Null(PriceTable.Find(provider, model));

    [Fact]
    public void Table_has_a_date_and_reasonable_numbers_for_every_preset_that_points_to_it()
    {
        Assert.InRange(PriceTable.Date.Year, 2025, 2100);
        Assert.All(ProviderPresets.All.Where(preset => preset.PricesOf is not null), preset => Assert.Contains(preset.PricesOf, new[] { "openai", "anthropic", "google", "groq", "deepseek", "mistral", "xai" }));
        var facts = PriceTable.Find("openai", "gpt-4o")!;
        Assert.Equal((128_000, ModelCapabilities.Tools | ModelCapabilities.Vision), (facts.ContextWindow, facts.Capabilities));
        Assert.True(facts.Price.CachedInput < facts.Price.Input && facts.Price.Input < facts.Price.Output);
    }
}
