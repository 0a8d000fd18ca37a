using System.Net;

namespace ChatStudio.Core.Providers;

/// <summary>
/// The one failure a provider raises, before or in the middle of a stream. <see cref="Exception.Message"/> is a sentence for
/// the log and carries no secret and no content of the conversation.
/// </summary>
public sealed class ProviderException(ProviderErrorKind kind, string message, Exception? inner = null) : Exception(message, inner)
{
    public ProviderErrorKind Kind { get; } = kind;

    /// <summary>HTTP status of the answer, null when there was none.</summary>
    public HttpStatusCode? Status { get; init; }

    /// <summary>How long the provider asks us to wait. Only on errors.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The provider's id of the request, to quote to its support.</summary>
    public string? RequestId { get; init; }

    /// <summary>The provider's own words, unchanged, at most 500 characters. Hostile text: show it as text only.</summary>
    public string? ProviderMessage { get; init; }

    /// <summary>The provider's own code or type, for example <c>insufficient_quota</c>.</summary>
    public string? ProviderCode { get; init; }

    /// <summary>Set when <see cref="Kind"/> is <see cref="ProviderErrorKind.Timeout"/>.</summary>
    public TimeLimit? Limit { get; init; }

    /// <summary>
    /// What the server sent beyond one of our caps, to follow on "sent": <c>a line longer than 1 MiB</c>. Words of our own; null
    /// for any other failure. <see cref="Kind"/> is <see cref="ProviderErrorKind.Protocol"/>.
    /// </summary>
    public string? Cap { get; init; }

    /// <summary>How often the request was sent, 1 without a retry.</summary>
    public int Attempts { get; init; } = 1;

    /// <summary>The same request may succeed when it is sent again; only ever true before the first byte of an answer.</summary>
    internal bool IsTransient { get; init; }

    /// <summary>The body of a 400 or 422, to find the name of a refused field in. Never shown or logged: it may echo the prompt.</summary>
    internal string? RefusalText { get; init; }
}
