using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Generation;

/// <summary>What to ask, of whom.</summary>
/// <param name="Messages">The whole conversation up to and including the prompt.</param>
public sealed record RunRequest(ModelInfo Model, IReadOnlyList<ChatMessage> Messages)
{
    /// <summary>The answer to go on with; null to begin one. <see cref="Messages"/> ends before it.</summary>
    public Continuation? Continues { get; init; }

    /// <summary>Sampling and the like; only what the person set.</summary>
    public ChatOptions? Options { get; init; }

    /// <summary>The run's id where it is known before the run is, because it was written down first; null makes one.</summary>
    public RunId? Id { get; init; }

    /// <summary>Null takes the configured limits.</summary>
    public RunLimits? Limits { get; init; }
}
