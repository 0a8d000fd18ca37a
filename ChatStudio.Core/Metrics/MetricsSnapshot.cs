namespace ChatStudio.Core.Metrics;

/// <summary>
/// The numbers of one run at one moment; <c>facts</c> for every screen. Null means <c>n/a</c>: the definition does not
/// apply (yet). Times in seconds unless the name says otherwise. Definitions stand at <see cref="RunMetrics"/>.
/// </summary>
public sealed record MetricsSnapshot
{
    /// <summary>Since the run was sent; stands still once it has ended.</summary>
    public required double Elapsed { get; init; }

    /// <summary>Tokens per second over the past half window; null before the first content and after the end.</summary>
    public double? RateNow { get; init; }

    /// <summary>Output tokens streamed / (last content − first content); null for one chunk, a window under 200 ms or fewer than 40 tokens.</summary>
    public double? AverageRate { get; init; }

    /// <summary>Output tokens / (end − sent).</summary>
    public double? EndToEndRate { get; init; }

    public double? PeakRate { get; init; }

    /// <summary>First content of any kind − sent.</summary>
    public double? TimeToFirstToken { get; init; }

    /// <summary>First visible text − sent.</summary>
    public double? TimeToFirstText { get; init; }

    /// <summary>Milliseconds between content chunks.</summary>
    public double? GapP50 { get; init; }
    public double? GapP95 { get; init; }
    public double? GapMax { get; init; }

    /// <summary>(last content − first content) / (output tokens − 1), milliseconds; null below 2 tokens.</summary>
    public double? TimePerOutputToken { get; init; }

    public required IReadOnlyList<Stall> Stalls { get; init; }
    public required IReadOnlyList<Phase> Phases { get; init; }
    public required IReadOnlyList<RunMoment> Moments { get; init; }

    public required long TokensIn { get; init; }
    public required long TokensOut { get; init; }
    public long CachedTokensIn { get; init; }
    public long ReasoningTokens { get; init; }

    /// <summary>True until the provider reported usage: show counts with <c>≈</c>.</summary>
    public required bool IsEstimate { get; init; }

    /// <summary>Visible characters (UTF-16 code units) of the answer.</summary>
    public required long Characters { get; init; }

    /// <summary>Characters of text and reasoning / streamed tokens; null without tokens.</summary>
    public double? CharactersPerToken { get; init; }

    public int? ContextWindow { get; init; }

    /// <summary>(input + output so far) / context window, 0 to 1 and above; null when the window is unknown.</summary>
    public double? ContextUsed { get; init; }

    /// <summary>US dollars; null when no price is known.</summary>
    public decimal? Cost { get; init; }

    /// <summary>Content chunks that arrived.</summary>
    public required int Chunks { get; init; }

    public required bool IsFinal { get; init; }

    /// <summary>Nothing was measured, as for an answer of a file without timings: counts and times are <c>n/a</c> and not zero.</summary>
    public bool IsUnmeasured => IsFinal && Chunks == 0 && Elapsed == 0;
}
