namespace ChatStudio.Core.Providers.Health;

/// <summary>A failure in plain words.</summary>
/// <param name="State">What it makes of the whole check.</param>
/// <param name="Word">One or two words for the step's bar: <c>refused</c>, <c>401</c>, <c>expired</c>.</param>
/// <param name="Title">What happened, naming the provider: <c>vllm-01 refused the connection</c>.</param>
/// <param name="Body">The cause and the fix: <c>Nothing is listening on port 8000. Start the server, or change the base URL.</c></param>
public sealed record HealthAdvice(HealthState State, string Word, string Title, string Body)
{
    /// <summary>The provider's own words. Hostile text: show it as text only.</summary>
    public string? ProviderMessage { get; init; }
}
