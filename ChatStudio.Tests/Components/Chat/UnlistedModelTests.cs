using ChatStudio.Tests.Support;
using ChatStudio.Web.Models;

namespace ChatStudio.Tests.Components.Chat;

public sealed class UnlistedModelTests
{
    [Theory]
    [InlineData("steady-1000", "simulated/steady-1000")]
    [InlineData(" steady-1000 ", "simulated/steady-1000")]
    [InlineData("steady-50", "")]
    [InlineData("steady-fast", "")]
    [InlineData("steady-0", "")]
    [InlineData("gpt-5-mini", "")]
    [InlineData("write me a poem", "")]
    public async Task Exact_id_of_a_script_that_exists_is_offered_and_no_other(string search, string offered)
    {
        await using var session = new ProviderSession(null);

        Assert.Equal(offered, string.Join(' ', ModelChoice.Unlisted(session.Catalog, search).Select(model => model.Key)));
    }

    [Fact]
    public async Task Id_that_no_list_names_is_offered_on_each_provider_that_may_know_it()
    {
        await using var session = new ProviderSession("http://localhost:1/v1");

        Assert.Equal(["localhost-1/mine"], ModelChoice.Unlisted(session.Catalog, "mine").Select(model => model.Key));
        Assert.Equal(["localhost-1/steady-7", "simulated/steady-7"], ModelChoice.Unlisted(session.Catalog, "steady-7").Select(model => model.Key));
    }

    [Fact]
    public async Task Script_that_is_not_listed_says_what_it_is_like_a_listed_one()
    {
        await using var session = new ProviderSession(null);

        var model = Assert.Single(ModelChoice.Unlisted(session.Catalog, "steady-1000"));

        Assert.True(model.IsSimulated);
        Assert.Equal("A script, even 1000 tok/s", model.Description);
        Assert.Equal(session.Catalog.Default.ContextWindow, model.ContextWindow);
        Assert.Null(session.Catalog.Find("simulated/nonsense"));
    }
}
