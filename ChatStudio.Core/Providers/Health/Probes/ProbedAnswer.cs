using ChatStudio.Core.Metrics;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>A test answer, read to its end.</summary>
internal sealed record ProbedAnswer
{
    public string Text { get; init; } = "";

    /// <summary>Updates with text, reasoning or a piece of a tool call.</summary>
    public int Pieces { get; init; }

    /// <summary>Seconds from sending to the first and the last piece.</summary>
    public double? First { get; init; }

    public double Last { get; init; }

    public bool HasReasoning { get; init; }

    public FunctionCallContent? ToolCall { get; init; }

    public UsageDetails? Usage { get; init; }

    public string? FinishReason { get; init; }

    /// <summary>How it ended where it did not end well.</summary>
    public ProviderException? Failure { get; init; }

    /// <summary>As reported, else estimated.</summary>
    public double Tokens => Usage?.OutputTokenCount is > 0 and var reported ? reported : Estimate(Text);

    /// <summary>Null where there is too little to tell: fewer than four pieces, or all of them within 20 ms.</summary>
    public double? Rate => Pieces >= 4 && First is { } first && Last - first > 0.02 ? (Tokens - 1) / (Last - first) : null;

    public static double Estimate(string text) => new TokenEstimator().Add(text);
}
