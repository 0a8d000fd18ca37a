using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Generation;

/// <summary>A run as it is kept: enough to show it again with its whole log and all its numbers.</summary>
public sealed record RunRecord
{
    public required RunId Id { get; init; }

    /// <summary>As it was when the run started: its price and window belong to the run's numbers.</summary>
    public required ModelInfo Model { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Final, or where the run was when it was last written down.</summary>
    public required RunState State { get; init; }

    /// <summary>All visible text.</summary>
    public string Text { get; init; } = "";

    public string Reasoning { get; init; } = "";

    /// <summary>What happened when, without the text; written and read by <see cref="RunLogFormat"/>.</summary>
    public byte[] Marks { get; init; } = [];

    /// <summary>Our estimate, until the provider reported.</summary>
    public double PromptTokens { get; init; }

    /// <summary>The provider's count; null when it reported none.</summary>
    public TokenUsage? Usage { get; init; }

    /// <summary>US dollars; null when no price was known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>The provider's reason as on the wire.</summary>
    public string? FinishReason { get; init; }

    /// <summary>Why it did not complete.</summary>
    public RunFailure? Failure { get; init; }

    /// <summary>From the start to the end; null while it runs.</summary>
    public TimeSpan? Took { get; init; }
}
