namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>What a simulated model says, before it is cut into tokens.</summary>
internal sealed record ComposedAnswer(string Reasoning, string Text)
{
    /// <summary>Calls of tools; a turn with calls has no text.</summary>
    public IReadOnlyList<ComposedCall> Calls { get; init; } = [];
}
