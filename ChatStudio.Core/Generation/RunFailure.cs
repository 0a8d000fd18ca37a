using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Generation;

/// <summary>Why a run did not complete: the facts of a <see cref="ProviderException"/> that a page may show.</summary>
/// <param name="ProviderMessage">The provider's own words. Hostile text.</param>
/// <param name="Detail">One technical line for the details fold; no secret.</param>
public sealed record RunFailure(
    ProviderErrorKind Kind,
    string? ProviderMessage,
    string? Detail,
    int? Status = null,
    TimeSpan? RetryAfter = null,
    string? RequestId = null,
    TimeLimit? Limit = null,
    int Attempts = 1)
{
    /// <summary>What the provider sent beyond one of our caps, to follow on "sent"; null for any other failure.</summary>
    public string? Cap { get; init; }

    /// <summary>The provider had begun to answer: it was working, and may charge for it.</summary>
    public bool WasAccepted { get; init; }
}
