using ChatStudio.Core.Comparisons.Exporting;

namespace ChatStudio.Tests.Comparisons;

public sealed class MergeAndHtmlTests : IAsyncDisposable
{
    private readonly ComparisonFixture _fixture = new();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _fixture.DisposeAsync();

    [Fact]
    public async Task Merge_gives_a_model_all_answers_under_their_names()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "Paris"), ("two", "Lyon")], Cancel);

        await _fixture.Service.MergeAsync(comparison.Id, 1, ComparisonFixture.Model("judge"));

        var call = await _fixture.CallOfAsync("judge", Cancel);
        Assert.Contains("Answer [one]:\n\nParis", call.Messages[^1].Text, StringComparison.Ordinal);
        Assert.Contains("Answer [two]:\n\nLyon", call.Messages[^1].Text, StringComparison.Ordinal);
        call.Text("Paris [one]").Finish();
        await comparison.State.Current!.Merged!.Completion.WaitAsync(Cancel);
        Assert.Contains("### Merged by judge\n\nParis [one]", ComparisonMarkdown.Write(comparison), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Merge_waits_for_the_vote_of_a_blind_round()
    {
        var comparison = await _fixture.AnsweredAsync([("one", "1"), ("two", "2")], Cancel, isBlind: true);

        await _fixture.Service.MergeAsync(comparison.Id, 1, ComparisonFixture.Model("judge"));

        Assert.Null(comparison.State.Current!.Merged);
    }

    [Fact]
    public async Task Page_for_offline_use_holds_everything_as_text_and_forbids_itself_every_request()
    {
        const string Hostile = "</script><script>fetch('//evil')</script><img src=x onerror=alert(1)>";
        var comparison = await _fixture.AnsweredAsync([("one", Hostile), ("</script>two", "2")], Cancel);

        var html = ComparisonHtml.Write(comparison);

        Assert.DoesNotContain(Hostile, html, StringComparison.Ordinal);
        Assert.DoesNotContain("<img", html, StringComparison.Ordinal);
        Assert.Contains("&lt;img src=x onerror=alert(1)&gt;", html, StringComparison.Ordinal);
        Assert.Contains("default-src 'none'", html, StringComparison.Ordinal);
        // Its own two, and no more.
        Assert.Equal(2, html.Split("<script").Length - 1);
        Assert.Equal(2, html.Split("</script>").Length - 1);
    }
}
