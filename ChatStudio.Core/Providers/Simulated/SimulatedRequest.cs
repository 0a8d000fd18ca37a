using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>What the simulator reads of a request. Everything else is accepted and ignored.</summary>
internal sealed record SimulatedRequest(string Model, IReadOnlyList<SpokenTurn> Messages)
{
    public bool Stream { get; init; }

    /// <summary>Chat Completions send usage in a stream only when asked to.</summary>
    public bool IncludeUsage { get; init; }

    /// <summary>For reasoning, text and arguments together.</summary>
    public int? MaxTokens { get; init; }

    public long? Seed { get; init; }

    public ToolOffer Tools { get; init; } = ToolOffer.None;

    /// <summary>False when the request switches reasoning off; a model that never reasons stays as it is.</summary>
    public bool AllowsReasoning { get; init; } = true;

    /// <summary>True when the model is to reason and keep it to itself.</summary>
    public bool HidesReasoning { get; init; }
}
