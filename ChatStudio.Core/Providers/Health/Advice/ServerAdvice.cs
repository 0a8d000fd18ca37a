using System.Globalization;
using System.Text.RegularExpressions;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers.Health.Probes;

namespace ChatStudio.Core.Providers.Health.Advice;

/// <summary>Words for what the server answered in place of what was asked for.</summary>
internal static partial class ServerAdvice
{
    public static HealthAdvice For(HealthCase check, ProviderException failure, HealthCheckpoint at)
    {
        var name = check.Target.ProviderName;
        var advice = failure switch
        {
            _ when IsWebPage(failure) => WebPage(check, failure.ProviderMessage),
            { Cap: { } cap } => new(HealthState.Failing, "not read", $"{name} sent {cap}", "Reading stopped there. Correct the server, or the proxy in between."),
            { Status: { } status } when (int)status is >= 300 and < 400 => Redirect(check, failure),
            { Status: System.Net.HttpStatusCode.ProxyAuthenticationRequired } => Proxy(),
            { InnerException: HttpRequestException { HttpRequestError: HttpRequestError.ProxyTunnelError } } => Proxy(),
            { Kind: ProviderErrorKind.Authentication } => Key(check, failure),
            { Kind: ProviderErrorKind.Permission } => new(HealthState.KeyRejected, Number(failure), $"{name} does not allow this",
                $"The {(check.Target.HasKey ? "key is valid, but may not do this" : "server asks for more than it was given")}. Allow it in the account there, or use another key."),
            { Kind: ProviderErrorKind.Billing } => new(HealthState.NoCredit, Number(failure), $"{name} reports no credit left", "Add credit or raise the limit of the account there."),
            { Kind: ProviderErrorKind.RateLimited } => new(HealthState.Busy, Number(failure), $"{name} asks for a pause",
                $"Its limit of requests is reached. Check again {(failure.RetryAfter is { } wait ? $"in {MetricsFormat.Seconds(wait.TotalSeconds)}" : "in a minute")}."),
            { Kind: ProviderErrorKind.Overloaded } => new(HealthState.Busy, Number(failure), $"{name} has no capacity at the moment", "It may still be loading its model. Check again in a minute."),
            { Status: { } status } when (int)status is 404 or 405 && at != HealthCheckpoint.Stream => PathAdvice.For(check, failure),
            { Kind: ProviderErrorKind.Network } => new(HealthState.Unreachable, "broke", $"The connection to {name} broke", $"{Sentence(failure)} Check again; if it stays so, look at the server's log."),
            { Kind: ProviderErrorKind.Tls } => new(HealthState.NotSecure, "TLS", $"No secure connection to {name}", $"{Sentence(failure)} Check the server's certificate."),
            { Kind: ProviderErrorKind.Protocol } => new(HealthState.WrongAddress, "not the API", $"{name} sent something that is not {(at == HealthCheckpoint.ListModels ? "a list of models" : "an answer")}",
                $"The base URL leads to something else than {check.Target.Dialect}. Correct the base URL, or choose another kind of provider."),
            { Kind: ProviderErrorKind.ServerError } => new(HealthState.Failing, Number(failure), $"{name} failed on its side", "Such errors often pass. Check again; if it stays so, look at the server's log or its status page."),
            _ => new(HealthState.Failing, Number(failure), $"{name} refused the request", "The details hold its reason."),
        };
        return advice with { ProviderMessage = advice.ProviderMessage ?? failure.ProviderMessage };
    }

    public static HealthAdvice NoModels(HealthCase check)
        => new(HealthState.NoModel, "none", $"{check.Target.ProviderName} lists no models", "Load or pull a model on the server, or name one yourself, then check again.");

    /// <param name="page">The page, or its title; not shown where it says nothing.</param>
    public static HealthAdvice WebPage(HealthCase check, string? page)
    {
        var title = page is null ? "" : PageTitle().Match(page).Groups[1].Value.Trim();
        return new(HealthState.WrongAddress, "web page", $"{check.Target.ProviderName} answered with a web page",
            $"The base URL leads to a page for people, not to the API{PathAdvice.Suggestion(check)}. A sign-in page of a network or proxy looks like this too.")
        {
            ProviderMessage = title.Length > 0 ? $"Title of the page: {title}" : null,
        };
    }

    // Found in an error's body, or where the answer should have been.
    public static bool IsWebPage(ProviderException failure)
        => failure.Message.StartsWith("The server answered with a web page", StringComparison.Ordinal) || failure.ProviderMessage is { } words && (words.StartsWith("Web page: ", StringComparison.Ordinal) || words == "A web page.");

    /// <summary>The status as digits, or a word for its absence.</summary>
    public static string Number(ProviderException failure) => failure.Status is { } status ? ((int)status).ToString(CultureInfo.InvariantCulture) : "failed";

    private static HealthAdvice Key(HealthCase check, ProviderException failure)
    {
        var name = check.Target.ProviderName;
        return check.Target.HasKey
            ? new(HealthState.KeyRejected, Number(failure), $"{name} rejected the key", "It is wrong, revoked, or for another provider. Paste a valid key.")
            : new(HealthState.KeyRejected, Number(failure), $"{name} asks for a key", "Add an API key.");
    }

    // "answered with a redirect (301) to https://other.example, which is not followed so that the key stays here; …"
    private static HealthAdvice Redirect(HealthCase check, ProviderException failure)
    {
        var target = RedirectTarget().Match(failure.Message) is { Success: true } match ? $" to {match.Groups[1].Value}" : " to another path";
        return new(HealthState.WrongAddress, Number(failure), $"{check.Target.ProviderName} redirects{target}",
            "Redirects are not followed, so that the key stays with its address. If the new address is right, put it into the base URL.");
    }

    private static HealthAdvice Proxy()
        => new(HealthState.Unreachable, "407", "The proxy asks for a user name and password", "Put them into HTTPS_PROXY or HTTP_PROXY, or exempt this host with NO_PROXY.");

    private static string Sentence(ProviderException failure) => failure.Message;

    [GeneratedRegex(@"\bto (https?://[^\s,/]+)", RegexOptions.CultureInvariant)]
    private static partial Regex RedirectTarget();

    // <title>Open WebUI</title>, or what was made of it: "Web page: Open WebUI"
    [GeneratedRegex(@"(?:<title[^>]*>|^Web page: )([^<]{1,200})", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex PageTitle();
}
