using Bunit;
using ChatStudio.Web.Design;
using ChatStudio.Web.Shell;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Shell;

/// <summary>What stands in the place of what could not be shown.</summary>
public sealed class FailureScreenTests : BunitContext
{
    public FailureScreenTests() => Services.AddSingleton<ShellState>();

    [Fact]
    public async Task Failed_page_says_what_is_safe_and_can_be_tried_again()
    {
        var retries = 0;
        var cut = Render<PageFailure>(parameters => parameters.Add(failure => failure.What, "This page").Add(failure => failure.OnRetry, () => retries++));

        Assert.Equal("This page could not be shown", cut.Find("[role=alert] h3").TextContent);
        Assert.Contains("safe on the server", cut.Find("p").TextContent, StringComparison.Ordinal);
        await cut.Find("button").ClickAsync();

        Assert.Equal(1, retries);
    }

    [Fact]
    public void Failed_circuit_has_what_the_framework_looks_for()
    {
        var cut = Render<CircuitFailure>();

        Assert.Equal("alert", cut.Find("#blazor-error-ui").GetAttribute("role"));
        Assert.Equal("Reload", cut.Find("#blazor-error-ui .reload").TextContent);
        Assert.Equal("Dismiss", cut.Find("#blazor-error-ui .dismiss").GetAttribute("aria-label"));
    }

    [Fact]
    public async Task Address_that_leads_nowhere_says_so_and_leads_to_a_new_chat()
    {
        var cut = Render<NotFound>();

        Assert.Equal("Not found", cut.Find("main h1").TextContent);
        Assert.Equal("", cut.Find("a.btn").GetAttribute("href"));
        var shell = Services.GetRequiredService<ShellState>();
        await cut.Find("button[aria-label=Conversations]").ClickAsync();
        Assert.True(shell.IsListHidden);
    }
}
