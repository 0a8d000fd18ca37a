namespace ChatStudio.Tests.Browser;

/// <summary>Fonts, KaTeX and Mermaid are there when the build had Node.js and the npm registry.</summary>
internal static class RestoredLibraries
{
    /// <summary>Skips a test that needs them where the build could not restore them.</summary>
    public static async Task SkipWithoutAsync(StudioApp app)
    {
        using var client = app.CreateClient();
        using var response = await client.GetAsync(new Uri("/lib/katex/katex.min.css", UriKind.Relative), TestContext.Current.CancellationToken);
        Assert.SkipUnless(response.IsSuccessStatusCode, "Fonts, KaTeX and Mermaid were not restored by the build; it needs Node.js and the npm registry.");
    }
}
