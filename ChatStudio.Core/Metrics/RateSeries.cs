using System.Runtime.InteropServices;

namespace ChatStudio.Core.Metrics;

/// <summary>
/// The token-rate line: at every multiple of 0.2 s from the first content on, the tokens in the window (t − 0.45 s, t + 0.45 s],
/// divided by its length. Nothing is smoothed beyond that. Where the run ends within the window, the window ends with it; the
/// live end, which has no future yet, is the same with the past half alone. Not thread-safe.
/// </summary>
internal sealed class RateSeries(List<ChunkTiming> chunks)
{
    /// <summary>Microseconds between samples.</summary>
    public const long Step = 200_000;

    /// <summary>Half of the window, in microseconds.</summary>
    public const long Half = 450_000;

    private readonly List<RateSample> _samples = [];
    private double _textFactor = 1;
    private double _reasoningFactor = 1;

    // Chunks [_low, _high) lie in the window of the last sample and weigh _inWindow; chunks before _passed lie before its time.
    private int _low;
    private int _high;
    private int _passed;
    private double _inWindow;
    private double _tokens;
    private long _next;

    public int Revision { get; private set; }

    public double Peak { get; private set; }

    /// <summary>Adds the samples whose window has passed by then.</summary>
    public void Settle(long now) => Extend(now - Half, long.MaxValue);

    /// <summary>Computes the whole line again with these factors; the run goes on.</summary>
    public void Restart(TokenCounts counts, long now)
    {
        Clear(counts);
        Settle(now);
    }

    /// <summary>Computes the whole line once from the full data.</summary>
    public void Finish(TokenCounts counts, long end)
    {
        Clear(counts);
        Extend(end, end);
    }

    /// <summary>True when the counts have moved away from what the line was computed with by more than a tenth.</summary>
    public bool IsOff(TokenCounts counts)
        => Math.Abs(counts.TextFactor / _textFactor - 1) > 0.1 || Math.Abs(counts.ReasoningFactor / _reasoningFactor - 1) > 0.1;

    public RateSample[] Read(int index) => index >= _samples.Count ? [] : CollectionsMarshal.AsSpan(_samples)[index..].ToArray();

    /// <summary>The point at <paramref name="now"/> from the half window before it; null before the first content.</summary>
    public RateSample? At(long now)
    {
        if (chunks.Count == 0)
        {
            return null;
        }

        var inHalf = 0.0;
        for (var i = chunks.Count - 1; i >= 0 && chunks[i].Microseconds > now - Half; i--)
        {
            inHalf += Weigh(chunks[i]);
        }

        // Everything not counted yet by the settled line.
        var tokens = _tokens;
        for (var i = _passed; i < chunks.Count; i++)
        {
            tokens += Weigh(chunks[i]);
        }

        return new(now / 1e6, inHalf / (Half / 1e6), tokens);
    }

    private void Clear(TokenCounts counts)
    {
        _samples.Clear();
        (_textFactor, _reasoningFactor) = (counts.TextFactor, counts.ReasoningFactor);
        _low = _high = _passed = 0;
        _inWindow = _tokens = Peak = 0;
        _next = 0;
        Revision++;
    }

    private void Extend(long until, long end)
    {
        if (chunks.Count == 0)
        {
            return;
        }

        if (_samples.Count == 0)
        {
            _next = (chunks[0].Microseconds + Step - 1) / Step * Step;
        }

        for (; _next <= until; _next += Step)
        {
            for (; _high < chunks.Count && chunks[_high].Microseconds <= _next + Half; _high++)
            {
                _inWindow += Weigh(chunks[_high]);
            }

            for (; _low < _high && chunks[_low].Microseconds <= _next - Half; _low++)
            {
                _inWindow -= Weigh(chunks[_low]);
            }

            if (_low == _high)
            {
                _inWindow = 0;
            }

            for (; _passed < chunks.Count && chunks[_passed].Microseconds <= _next; _passed++)
            {
                _tokens += Weigh(chunks[_passed]);
            }

            var window = (Math.Min(_next + Half, end) - (_next - Half)) / 1e6;
            var rate = Math.Max(0, _inWindow) / window;
            Peak = Math.Max(Peak, rate);
            _samples.Add(new(_next / 1e6, rate, _tokens));
        }
    }

    private double Weigh(in ChunkTiming chunk)
        => chunk.EstimatedTokens * (chunk.Kind == ContentKind.Reasoning ? _reasoningFactor : _textFactor);
}
