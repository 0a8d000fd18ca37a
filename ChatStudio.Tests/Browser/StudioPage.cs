using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace ChatStudio.Tests.Browser;

/// <summary>A page of the app in a browser, with its circuit up, and what it complained about.</summary>
public sealed class StudioPage
{
    public StudioPage(IPage page, PageProblems problems)
    {
        Page = page;
        Problems = problems;
        problems.Watch(page);
    }

    public IPage Page { get; }

    public PageProblems Problems { get; }

    /// <summary>Loads an address and waits until the page can be used.</summary>
    public async Task GoToAsync(string path)
    {
        await Page.GotoAsync(path);
        await ReadyAsync();
    }

    public async Task ReloadAsync()
    {
        await Page.ReloadAsync();
        await ReadyAsync();
    }

    /// <summary>Another tab of the same browser profile, watched for the same problems.</summary>
    public async Task<StudioPage> OpenTabAsync(string path)
    {
        var tab = new StudioPage(await Page.Context.NewPageAsync(), Problems);
        await tab.GoToAsync(path);
        return tab;
    }

    /// <summary>Fails with rule, element and reason for every violation axe finds (WCAG 2.0 to 2.2, A and AA, and its best practices).</summary>
    public async Task AssertAccessibleAsync()
    {
        // A sheet that still fades in is read by axe with the contrast of that moment; the caret blinks for ever and may.
        await Page.EvaluateAsync(
            """
            () => Promise.allSettled(document.getAnimations()
              .filter(animation => animation.effect.getComputedTiming().endTime !== Infinity)
              .map(animation => animation.finished))
            """);
        var result = await Page.RunAxe();
        Assert.True(result.Violations.Length == 0, string.Join(Environment.NewLine, result.Violations.SelectMany(
            violation => violation.Nodes.Select(node => $"{violation.Id}: {violation.Help}: {node.Html}"))));
    }

    /// <summary>Keeps a picture as <c>{name}.png</c> in the folder named by <c>CHATSTUDIO_SHOTS</c>; does nothing without it.</summary>
    public async Task ShootAsync(string name)
    {
        if (Environment.GetEnvironmentVariable("CHATSTUDIO_SHOTS") is { Length: > 0 } folder)
        {
            await Page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png") });
        }
    }

    // The frame is drawn by the circuit, and marked once the browser's side of it has started too.
    private Task ReadyAsync() => Page.Locator(".cs-app[data-ready]").WaitForAsync();
}
