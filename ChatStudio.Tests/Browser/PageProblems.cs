using System.Collections.Concurrent;
using System.Text.RegularExpressions;
using Microsoft.Playwright;

namespace ChatStudio.Tests.Browser;

/// <summary>Everything a page must not do: console errors, uncaught exceptions, policy violations, requests off the origin, failed requests.</summary>
public sealed class PageProblems(string origin)
{
    private readonly ConcurrentQueue<string> _seen = new();
    private readonly ConcurrentBag<Regex> _allowed = [];

    public IReadOnlyCollection<string> Seen => [.. _seen.Where(problem => !_allowed.Any(pattern => pattern.IsMatch(problem)))];

    /// <summary>Console messages do not name every violation; the event does. It is reported as a console error.</summary>
    public static Task WatchPolicyAsync(IBrowserContext context) => context.AddInitScriptAsync(
        "addEventListener('securitypolicyviolation', e => console.error(`CSP violation of ${e.violatedDirective}: ${e.blockedURI} ${e.sample}`));");

    public void Watch(IPage page)
    {
        page.Console += (_, message) => AddIf(message.Type is "error", $"console: {message.Text} ({message.Location})");
        page.PageError += (_, text) => _seen.Enqueue($"uncaught: {text}");
        page.Request += (_, request) => AddIf(!IsOwn(request.Url), $"request off the origin: {request.Url}");
        page.Response += (_, response) => AddIf(response.Status >= 400, $"{response.Status} for {response.Url}");
        page.WebSocket += (_, socket) => AddIf(!IsOwn(socket.Url.Replace("ws", "http", StringComparison.Ordinal)), $"socket off the origin: {socket.Url}");
    }

    /// <summary>For a test that provokes a problem: lets problems pass whose text matches.</summary>
    public void Allow(string pattern) => _allowed.Add(new Regex(pattern, RegexOptions.CultureInvariant));

    public void AssertNone() => Assert.True(Seen.Count == 0, $"The page complained:{Environment.NewLine}{string.Join(Environment.NewLine, Seen)}");

    private bool IsOwn(string url) =>
        url.StartsWith(origin + "/", StringComparison.Ordinal) || url.StartsWith("data:", StringComparison.Ordinal) || url.StartsWith("blob:", StringComparison.Ordinal);

    private void AddIf(bool isProblem, string problem)
    {
        if (isProblem)
        {
            _seen.Enqueue(problem);
        }
    }
}
