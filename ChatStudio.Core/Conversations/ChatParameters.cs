using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Conversations;

/// <summary>Sampling of a conversation. Null leaves a value to the provider; it is then not sent.</summary>
public sealed record ChatParameters
{
    public float? Temperature { get; init; }

    public float? TopP { get; init; }

    /// <summary>Tokens.</summary>
    public int? MaxOutputTokens { get; init; }

    internal ChatOptions ToOptions() => new() { Temperature = Temperature, TopP = TopP, MaxOutputTokens = MaxOutputTokens };
}
