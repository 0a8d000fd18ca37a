namespace ChatStudio.Core.Providers;

/// <summary>Why a request is sent again, and when.</summary>
/// <param name="NextAttempt">2 for the first retry.</param>
/// <param name="MaxAttempts">How many attempts there will be at the most.</param>
/// <param name="Delay">The wait, the provider's own (<c>retry-after</c>) where it named one.</param>
/// <param name="Kind">What the failed attempt met.</param>
/// <param name="ProviderMessage">The provider's words. Hostile text.</param>
public sealed record RetryNotice(int NextAttempt, int MaxAttempts, TimeSpan Delay, ProviderErrorKind Kind, string? ProviderMessage);
