using System.Text;
using ChatStudio.Core.Providers.Health.Advice;
using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>
/// The first request that carries the key: the list of models, read as far as needed to see what answers there. That the list
/// is open to everybody cannot be seen here; the test answer proves the key then.
/// </summary>
internal sealed class AuthenticateProbe : IHealthProbe
{
    /// <summary>A list of this size is read to its end, so that the connection is used again by the next step.</summary>
    private const int Head = 64 * 1024;

    public HealthCheckpoint Checkpoint => HealthCheckpoint.Authenticate;

    public TimeSpan Limit(HealthLimits limits) => limits.Server;

    public async Task<HealthFinding> RunAsync(HealthCase check, CancellationToken cancellationToken)
    {
        try
        {
            var head = await AskAsync(check.Target, cancellationToken).ConfigureAwait(false);
            return head.StartsWith('<')
                ? HealthFinding.Failed(ServerAdvice.WebPage(check, head))
                : HealthFinding.Ok(check.Target.HasKey ? "The key was accepted" : "No key was asked for");
        }
        catch (ProviderException e) when ((int?)e.Status is 404 or 405 or 501 && !ServerAdvice.IsWebPage(e))
        {
            // Some gateways list nothing and answer all the same; the next step knows whether there is a model to try.
            check.ListRefusal = e;
            return new(HealthStepState.Unknown) { Word = ServerAdvice.Number(e), Result = $"The server answered {ServerAdvice.Number(e)}, which says nothing about the key" };
        }
        catch (ProviderException e)
        {
            // A TLS port drops what it cannot read, or says 400 in plain words (nginx).
            return e is { Kind: ProviderErrorKind.Network } or { Status: System.Net.HttpStatusCode.BadRequest } && await SpeaksTlsAsync(check, cancellationToken).ConfigureAwait(false)
                ? HealthFinding.Failed(NetworkAdvice.HttpsBehindPlainHttp(check))
                : HealthFinding.Failed(ServerAdvice.For(check, e, Checkpoint));
        }
    }

    private static async Task<string> AskAsync(HealthTarget target, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Get, target.Models);
        message.Headers.Accept.Add(new("application/json"));
        target.Authorize(message);
        using var client = target.Http!();
        try
        {
            using var response = await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
            var stream = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
            var buffer = new byte[Head];
            var length = await stream.ReadAtLeastAsync(buffer, Head, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
            return Encoding.UTF8.GetString(buffer, 0, length).TrimStart('\uFEFF', ' ', '\t', '\r', '\n');
        }
        catch (Exception e) when (NetworkFailure.BeforeHeaders(e, target.Models!, 1, mayRetry: false, cancellationToken) is { } failure)
        {
            throw failure;
        }
    }

    private static Task<bool> SpeaksTlsAsync(HealthCase check, CancellationToken cancellationToken)
        => check.Target.Models!.Scheme == Uri.UriSchemeHttp && check.Proxy is null ? PortTalk.SpeaksTlsAsync(check, cancellationToken) : Task.FromResult(false);
}
