using Bunit;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Web.Features.Conversations;

namespace ChatStudio.Tests.Components.Conversations;

public sealed class ProviderHealthTests : ConversationsContext
{
    private static readonly ProviderStatus Ready = new("one", "One", "http://one.test", true, null);
    private static readonly ProviderStatus Down = new("two", "Two", "http://two.test", false, "<b>Two</b> is not answering.");

    [Theory]
    [InlineData(true, true, "2 of 2 providers ready", "ok")]
    [InlineData(true, false, "1 of 2 providers ready", "warn")]
    [InlineData(false, false, "0 of 2 providers ready", "err")]
    public void Line_counts_the_providers_that_answer(bool first, bool second, string words, string dot)
    {
        Catalog.Providers = [first ? Ready : Down, second ? Ready with { ProviderId = "two" } : Down with { ProviderId = "three" }];
        var cut = Render<ProviderHealth>();

        Assert.Equal(words, cut.Find(".cs-health .trunc").TextContent);
        Assert.Contains(dot, cut.Find(".cs-health .dot").ClassList);
    }

    [Fact]
    public void Each_provider_is_listed_with_its_problem_as_text()
    {
        Catalog.Providers = [Ready, Down];
        var cut = Render<ProviderHealth>();

        Assert.Equal(["Ready", "<b>Two</b> is not answering."], cut.FindAll("li p").Select(line => line.TextContent));
        Assert.Equal("provider-health", cut.Find(".cs-health").GetAttribute("popovertarget"));
        Assert.Equal("Providers", cut.Find("[role=dialog]").GetAttribute("aria-label"));
    }

    [Fact]
    public void Last_check_of_a_provider_is_shown_when_it_ends()
    {
        Catalog.Providers = [Ready];
        var cut = Render<ProviderHealth>();

        Health.Record(Checked("one", HealthState.Slow));

        cut.WaitForAssertion(() => Assert.Equal("Last check: Slow. 0.38 s to first token · 11 models", cut.FindAll("li p")[1].TextContent));
        Assert.Contains("warn", cut.Find("li p .dot").ClassList);
    }

    [Fact]
    public async Task Check_again_asks_the_providers_and_shows_what_they_say()
    {
        Catalog.Providers = [Down];
        var cut = Render<ProviderHealth>();
        Assert.Equal("0 of 1 provider ready", cut.Find(".cs-health .trunc").TextContent);
        Catalog.Providers = [Ready];

        await cut.Find(".cs-providers button").ClickAsync();

        cut.WaitForAssertion(() => Assert.Equal("1 of 1 provider ready", cut.Find(".cs-health .trunc").TextContent));
        Assert.Equal("Check again", cut.Find(".cs-providers button").TextContent);
        Assert.False(cut.Find(".cs-providers button").HasAttribute("disabled"));
    }
}
