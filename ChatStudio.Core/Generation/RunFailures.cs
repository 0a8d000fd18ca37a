using System.Globalization;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Generation;

/// <summary>Turns what a client threw, or a limit that passed, into how a run ends.</summary>
internal static class RunFailures
{
    private const int LongestProviderMessage = 500;

    /// <summary>
    /// A provider that reports an error has failed. A stream that merely breaks off interrupts an answer once it has begun:
    /// what is there is good and can be continued.
    /// </summary>
    public static RunState StateOf(ProviderErrorKind kind, bool hasContent) => kind switch
    {
        ProviderErrorKind.Truncated or ProviderErrorKind.Network or ProviderErrorKind.Tls or ProviderErrorKind.Timeout
            or ProviderErrorKind.Protocol when hasContent => RunState.Interrupted,
        _ => RunState.Failed,
    };

    public static RunFailure Of(Exception exception, int attempts) => exception switch
    {
        ProviderException e => new(
            e.Kind,
            e.ProviderMessage,
            OneLine(e.ProviderCode is { } code ? $"{e.Message} ({code})" : e.Message),
            (int?)e.Status,
            e.RetryAfter,
            e.RequestId,
            e.Limit,
            Math.Max(attempts, e.Attempts)) { Cap = e.Cap },

        // Any other client. Its messages may hold addresses, keys or content: only the type is told.
        HttpRequestException e => new(ProviderErrorKind.Network, null, Types(e), (int?)e.StatusCode, Attempts: attempts),
        IOException or OperationCanceledException => new(ProviderErrorKind.Network, null, Types(exception), Attempts: attempts),
        _ => new(ProviderErrorKind.Unknown, null, Types(exception), Attempts: attempts),
    };

    public static RunFailure Of(ErrorContent error, int attempts) => new(
        error.ErrorCode == "Refusal" ? ProviderErrorKind.ContentFiltered : ProviderErrorKind.Unknown,
        Shorten(error.Message),
        error.ErrorCode is { } code ? OneLine(Shorten(code)!) : null,
        Attempts: attempts);

    public static RunFailure Of(TimeLimit limit, RunLimits limits, int attempts)
    {
        var (after, what) = limit switch
        {
            TimeLimit.Headers => (limits.Headers, "no response headers"),
            TimeLimit.FirstToken => (limits.FirstToken, "no content after the headers"),
            TimeLimit.Idle => (limits.Idle, "no update"),
            _ => (limits.Total, "the answer did not end"),
        };
        var detail = string.Create(CultureInfo.InvariantCulture, $"{limit} limit: {what} within {after.TotalSeconds:0.###} s");
        return new(ProviderErrorKind.Timeout, null, detail, Limit: limit, Attempts: attempts);
    }

    /// <param name="cap">As in <see cref="RunFailure.Cap"/>.</param>
    public static RunFailure Over(string cap, int attempts)
        => new(ProviderErrorKind.Protocol, null, $"The provider sent {cap}; reading stopped there", Attempts: attempts) { Cap = cap };

    private static string Types(Exception exception)
        => exception.InnerException is { } inner ? $"{exception.GetType().Name} ← {Types(inner)}" : exception.GetType().Name;

    private static string? Shorten(string? text)
        => text is { Length: > LongestProviderMessage } ? text[..LongestProviderMessage] : text;

    private static string OneLine(string text)
        => text.AsSpan().ContainsAnyInRange('\0', '\x1f') ? string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) : text;
}
