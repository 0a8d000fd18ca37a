using Microsoft.Playwright;

namespace ChatStudio.Tests.Browser;

/// <summary>
/// One Chromium for all browser tests. Taken from <c>CHROMIUM_PATH</c> or the usual places; without one the tests are skipped on
/// a developer's machine and fail in CI.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private const int TimeoutMs = 30_000;
    private static readonly string[] UsualPlaces =
    [
        "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", @"C:\Program Files\Google\Chrome\Application\chrome.exe",
    ];

    private IPlaywright? _playwright;
    private IBrowser? _browser;

    public async ValueTask InitializeAsync()
    {
        var path = Environment.GetEnvironmentVariable("CHROMIUM_PATH") is { Length: > 0 } chosen ? chosen : Array.Find(UsualPlaces, File.Exists);
        if (path is null)
        {
            return;
        }

        _playwright = await Playwright.CreateAsync();
        // The sandbox needs user namespaces, which containers seldom grant; the pages are our own.
        _browser = await _playwright.Chromium.LaunchAsync(new() { ExecutablePath = path, Args = ["--no-sandbox", "--disable-dev-shm-usage"] });
    }

    /// <summary>
    /// Opens a page in a fresh browser profile, waits until its circuit is up, takes <paramref name="steps"/>, and fails when
    /// the page had anything to complain about.
    /// </summary>
    public Task VisitAsync(StudioApp app, string path, Func<StudioPage, Task> steps, Visit? visit = null)
        => VisitAsync(app.Origin, path, steps, visit);

    /// <summary>The same, for an app that is reached by another address than its own.</summary>
    public async Task VisitAsync(string origin, string path, Func<StudioPage, Task> steps, Visit? visit = null)
    {
        if (_browser is null)
        {
            Assert.True(string.IsNullOrEmpty(Environment.GetEnvironmentVariable("CI")), "No Chromium was found, and CI must run the browser tests. Install it or set CHROMIUM_PATH.");
            Assert.Skip("No Chromium was found. Install it or set CHROMIUM_PATH.");
        }

        visit ??= Visit.Desktop;
        await using var context = await _browser.NewContextAsync(new()
        {
            BaseURL = origin,
            ViewportSize = new() { Width = visit.Width, Height = visit.Height },
            ColorScheme = visit.System,
            HasTouch = visit.IsTouch,
            Permissions = ["clipboard-read", "clipboard-write"],
        });
        context.SetDefaultTimeout(TimeoutMs);
        await PageProblems.WatchPolicyAsync(context);

        var page = new StudioPage(await context.NewPageAsync(), new PageProblems(origin));
        try
        {
            await page.GoToAsync(path);
            await steps(page);
        }
        catch (Exception problem) when (page.Problems.Seen.Count > 0 && problem is not OperationCanceledException)
        {
            throw new AggregateException($"The steps failed, and the page complained: {string.Join("; ", page.Problems.Seen)}", problem);
        }

        page.Problems.AssertNone();
    }

    public async ValueTask DisposeAsync()
    {
        if (_browser is not null)
        {
            await _browser.DisposeAsync();
        }

        _playwright?.Dispose();
    }
}
