namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>What a request says about tools.</summary>
internal sealed record ToolOffer(IReadOnlyList<OfferedTool> Tools)
{
    public static ToolOffer None { get; } = new([]);

    /// <summary>The model may not answer without a call.</summary>
    public bool MustCall { get; init; }

    /// <summary>The one tool that is to be called; null leaves the choice to the model.</summary>
    public string? Chosen { get; init; }

    /// <summary>At most one call in a turn.</summary>
    public bool OneAtATime { get; init; }
}
