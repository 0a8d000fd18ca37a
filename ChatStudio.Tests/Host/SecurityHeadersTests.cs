using System.Text.RegularExpressions;
using ChatStudio.Tests.Browser;
using Microsoft.AspNetCore.DataProtection;

namespace ChatStudio.Tests.Host;

public sealed partial class SecurityHeadersTests
{
    [Theory]
    [InlineData("/")]
    [InlineData("/no-such-page")]
    [InlineData("/css/tokens.css")]
    [InlineData("/healthz")]
    public async Task Every_response_carries_one_strict_policy_and_the_other_headers(string path)
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();

        using var response = await client.GetAsync(new Uri(path, UriKind.Relative), TestContext.Current.CancellationToken);

        var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
        Assert.StartsWith("default-src 'none'; script-src 'self' 'nonce-", policy, StringComparison.Ordinal);
        Assert.Contains("frame-ancestors 'none'", policy, StringComparison.Ordinal);
        Assert.Contains($"connect-src 'self' ws://{new Uri(app.Origin).Authority};", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("unsafe-eval", policy, StringComparison.Ordinal);
        Assert.DoesNotContain("'unsafe-inline'", ScriptSource().Match(policy).Value, StringComparison.Ordinal);
        Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
        Assert.Equal("no-referrer", Assert.Single(response.Headers.GetValues("Referrer-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Opener-Policy")));
        Assert.Equal("same-origin", Assert.Single(response.Headers.GetValues("Cross-Origin-Resource-Policy")));
        Assert.True(response.Headers.Contains("Permissions-Policy"));
    }

    [Fact]
    public async Task Drawing_board_of_diagrams_is_a_sandbox_without_network_that_only_our_own_page_may_hold()
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();

        using var response = await client.GetAsync(new Uri("/frames/diagram.html", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.OK, response.StatusCode);
        Assert.Equal(
            $"default-src 'none'; script-src {app.Origin}/frames/ {app.Origin}/lib/mermaid/; style-src 'unsafe-inline'; "
            + "frame-ancestors 'self'; base-uri 'none'; form-action 'none'; sandbox allow-scripts",
            Assert.Single(response.Headers.GetValues("Content-Security-Policy")));
    }

    [Fact]
    public async Task Nonce_is_new_for_each_response_and_the_only_inline_script_carries_it()
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();
        var seen = new HashSet<string>();

        for (var i = 0; i < 3; i++)
        {
            using var response = await client.GetAsync(new Uri("/", UriKind.Relative), TestContext.Current.CancellationToken);
            var nonce = Nonce().Match(string.Concat(response.Headers.GetValues("Content-Security-Policy"))).Groups[1].Value;
            var page = await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);

            Assert.True(seen.Add(nonce));
            var inline = Assert.Single(InlineScripts().Matches(page));
            // The page writes a plus sign as &#x2B;.
            Assert.Contains($"nonce=\"{nonce}\"", System.Net.WebUtility.HtmlDecode(inline.Value), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Page_that_does_not_exist_is_a_404_and_still_a_page()
    {
        await using var app = StudioApp.Start();
        using var client = app.CreateClient();

        using var response = await client.GetAsync(new Uri("/no-such-page", UriKind.Relative), TestContext.Current.CancellationToken);

        Assert.Equal(System.Net.HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains("_framework/blazor.web", await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    // CVE-2026-40372: Data Protection 10.0.0 to 10.0.6 accepts forged cookies.
    [Fact]
    public void Data_protection_is_a_version_that_tells_forged_cookies()
    {
        var file = System.Diagnostics.FileVersionInfo.GetVersionInfo(typeof(DataProtectionProvider).Assembly.Location);

        Assert.True(new Version(file.FileMajorPart, file.FileMinorPart, FrameworkPatch()) >= new Version(10, 0, 7), file.ProductVersion);

        int FrameworkPatch() => Version.Parse(file.ProductVersion!.Split('+', '-')[0]).Build;
    }

    [GeneratedRegex("script-src [^;]*")]
    private static partial Regex ScriptSource();

    [GeneratedRegex("'nonce-([^']+)'")]
    private static partial Regex Nonce();

    [GeneratedRegex("<script(?![^>]*\\bsrc=)[^>]*>")]
    private static partial Regex InlineScripts();
}
