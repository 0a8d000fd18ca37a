using Bunit;
using ChatStudio.Core.Providers;
using ChatStudio.Web.Features.Compare;

namespace ChatStudio.Tests.Components.Compare;

public sealed class MergePaneTests : CompareContext
{
    [Fact]
    public async Task Chosen_model_makes_one_answer_that_streams_below_the_columns_names()
    {
        var comparison = await AnsweredAsync(false, ("one", "Paris"), ("two", "Lyon"));
        var page = Open(comparison);
        await OpenPaneAsync(page);

        await DoAsync(page, () => page.Find(".cmp-merge .picker").Click());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll("[role=option]")));
        await DoAsync(page, () => page.FindAll("[role=option]").Single(option => option.TextContent.Contains("three", StringComparison.Ordinal)).Click());
        await DoAsync(page, () => Button(page, "Merge answers").Click());

        var call = await CallOfAsync("three");
        Assert.Contains("Answer [one]:\n\nParis", call.Messages[^1].Text, StringComparison.Ordinal);
        call.Text("Paris [one], not Lyon [two], they say. ");
        Pass(() => Words(page).Contains("not Lyon [two], they", StringComparison.Ordinal));
        Assert.Equal("true", page.Find(".cmp-merge-text").GetAttribute("aria-busy"));
        Assert.NotNull(Button(page, "Stop"));

        call.Finish();
        Pass(() => page.Find(".cmp-merge-text").GetAttribute("aria-busy") == "false");
        Assert.NotNull(Button(page, "Merge again"));
        Assert.NotEmpty(page.FindAll("[aria-label='Copy the merged answer']"));
        // The answers themselves are as they were.
        Assert.Equal(["Paris", "Lyon"], page.FindAll(".cmp-col .cmp-text").Select(text => text.TextContent.Trim()));
    }

    [Fact]
    public async Task Merge_that_fails_says_why_and_is_asked_again()
    {
        var comparison = await AnsweredAsync(false, ("one", "Paris"), ("two", "Lyon"));
        var page = Open(comparison);
        await OpenPaneAsync(page);
        await DoAsync(page, () => Button(page, "Merge answers").Click());
        (await CallOfAsync("one")).Throw(new ProviderException(ProviderErrorKind.Authentication, "no"));
        Pass(() => page.FindAll(".cmp-merge .note.err").Count == 1);
        Assert.Empty(page.FindAll(".cmp-col .note.err"));

        await DoAsync(page, () => page.FindAll(".cmp-merge button").Single(button => button.TextContent.Contains("Try again", StringComparison.Ordinal)).Click());

        (await CallOfAsync("one")).Text("Paris [one]").Finish();
        Pass(() => Words(page).Contains("Paris [one]", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_is_merged_while_columns_stream()
    {
        var comparison = Start();
        await CallOfAsync("one");
        var page = Open(comparison);
        await OpenPaneAsync(page);

        Assert.True(Button(page, "Merge answers").HasAttribute("disabled"));
        Assert.Contains("a round that has ended", Words(page), StringComparison.Ordinal);
    }

    private static async Task OpenPaneAsync(IRenderedComponent<ComparePage> page)
    {
        await DoAsync(page, () => page.FindAll(".cmp-prompt button").Single(button => button.TextContent == "Merge").Click());
        page.WaitForAssertion(() => Assert.NotEmpty(page.FindAll(".cmp-merge")));
    }

    private static AngleSharp.Dom.IElement Button(IRenderedComponent<ComparePage> page, string words)
        => page.FindAll(".cmp-merge button").Single(button => button.TextContent == words);

    private static string Words(IRenderedComponent<ComparePage> page) => page.Find(".cmp-merge-text").TextContent;
}
