namespace ChatStudio.Core.Metrics;

/// <summary>Tokens of one run: estimated as chunks arrive, reconciled to the provider's usage. Not thread-safe.</summary>
internal sealed class TokenCounts(double promptTokens)
{
    // Above this a reported count of reasoning cannot be that of the reasoning we saw: the provider streams a summary.
    private const double LargestReasoningFactor = 4;

    private TokenUsage? _usage;
    private double _text;
    private double _reasoning;
    private double _textAtReport;
    private double _reasoningAtReport;

    /// <summary>Tokens for each estimated token of text and tool calls; 1 until usage says better.</summary>
    public double TextFactor { get; private set; } = 1;

    /// <summary>The same for reasoning.</summary>
    public double ReasoningFactor { get; private set; } = 1;

    /// <summary>Reasoning tokens that were paid for and never streamed.</summary>
    public double Hidden { get; private set; }

    public TokenUsage? Usage => _usage;

    /// <summary>True until the provider reported usage, and again when content came after its report.</summary>
    public bool IsEstimate => _usage is not { Output: > 0 } || _text > _textAtReport || _reasoning > _reasoningAtReport;

    public double In => _usage is { Input: > 0 } usage ? usage.Input : promptTokens;

    /// <summary>All generated tokens.</summary>
    public double Out => (_usage?.Output ?? 0) + TextFactor * (_text - _textAtReport) + ReasoningFactor * (_reasoning - _reasoningAtReport);

    /// <summary>Generated tokens that arrived as content.</summary>
    public double Streamed => Out - Hidden;

    public double Reasoning => _usage is { Reasoning: > 0 } usage
        ? usage.Reasoning + ReasoningFactor * (_reasoning - _reasoningAtReport)
        : ReasoningFactor * _reasoning;

    public double FactorOf(ContentKind kind) => kind == ContentKind.Reasoning ? ReasoningFactor : TextFactor;

    public void Add(ContentKind kind, double estimatedTokens)
    {
        if (kind == ContentKind.Reasoning)
        {
            _reasoning += estimatedTokens;
        }
        else
        {
            _text += estimatedTokens;
        }
    }

    /// <summary>Takes a report in; it is cumulative and replaces the one before.</summary>
    public void Report(TokenUsage usage)
    {
        if (usage.Output <= 0)
        {
            // Some servers report the prompt first and zeros for the rest.
            _usage = usage with { Output = _usage?.Output ?? 0, Reasoning = _usage?.Reasoning ?? 0 };
            return;
        }

        _usage = usage;
        (_textAtReport, _reasoningAtReport) = (_text, _reasoning);
        var visible = usage.Output - usage.Reasoning;
        if (usage.Reasoning > 0 && (visible > 0 || _text == 0))
        {
            // A wide gap between reported and seen reasoning means a summary: what we saw keeps its estimate, the rest is hidden.
            var isWhole = _reasoning > 0 && usage.Reasoning <= LargestReasoningFactor * _reasoning;
            ReasoningFactor = isWhole ? usage.Reasoning / _reasoning : 1;
            Hidden = isWhole ? 0 : Math.Max(0, usage.Reasoning - _reasoning);
            TextFactor = _text > 0 ? visible / _text : 1;
        }
        else if (_text + _reasoning > 0)
        {
            TextFactor = ReasoningFactor = usage.Output / (_text + _reasoning);
            Hidden = 0;
        }
        else
        {
            Hidden = usage.Output;
        }
    }
}
