using System.Runtime.InteropServices;

namespace ChatStudio.Core.Metrics;

/// <content>What readers see.</content>
public sealed partial class RunMetrics
{
    private const long ShortestAverage = 200_000;
    private const int FewestTokensForAverage = 40;

    /// <summary>Raised by 1 when settled points were computed again (usage arrived, run ended): read from 0.</summary>
    public int Revision
    {
        get
        {
            lock (_gate)
            {
                return _rates.Revision;
            }
        }
    }

    /// <summary>What the provider reported; null before it did.</summary>
    internal TokenUsage? Usage
    {
        get
        {
            lock (_gate)
            {
                return _counts.Usage;
            }
        }
    }

    /// <summary>The numbers as of now.</summary>
    public MetricsSnapshot Snapshot()
    {
        lock (_gate)
        {
            var now = _endedAt ?? Math.Max(_lastAt, Offset(_time.GetTimestamp()));
            var isFinal = _endedAt is not null;
            SettleUntil(now);
            var first = _chunks.Count > 0 ? _chunks[0].Microseconds : (long?)null;
            var streamed = _counts.Streamed;
            var span = _lastAt - (first ?? _lastAt);
            var active = span - _toolTime;
            var tokensIn = (long)Math.Round(_counts.In);
            var tokensOut = (long)Math.Round(_counts.Out);
            return new()
            {
                Elapsed = now / 1e6,
                IsFinal = isFinal,
                RateNow = isFinal ? null : _rates.At(now)?.TokensPerSecond,
                AverageRate = _chunks.Count > 1 && active >= ShortestAverage && streamed >= FewestTokensForAverage
                    ? streamed / (active / 1e6) : null,
                EndToEndRate = tokensOut > 0 && now > _sentAt ? _counts.Out / ((now - _sentAt) / 1e6) : null,
                PeakRate = span >= 2 * RateSeries.Half && _rates.Peak > 0 ? _rates.Peak : null,
                TimeToFirstToken = (first - _sentAt) / 1e6,
                TimeToFirstText = (_firstTextAt - _sentAt) / 1e6,
                GapP50 = (_exactGapP50 ?? _gaps.Percentile(0.5)) / 1e3,
                GapP95 = (_exactGapP95 ?? _gaps.Percentile(0.95)) / 1e3,
                GapMax = _gaps.Count > 0 ? _gaps.Max / 1e3 : null,
                TimePerOutputToken = _chunks.Count > 1 && streamed >= 2 ? active / 1e3 / (streamed - 1) : null,
                Stalls = _timeline.Stalls(!isFinal && IsStalledAt(now) ? _lastAt : null, now),
                Phases = _timeline.Phases(now),
                Moments = _timeline.Moments(_counts),
                TokensIn = tokensIn,
                TokensOut = tokensOut,
                CachedTokensIn = _counts.Usage?.CachedInput ?? 0,
                ReasoningTokens = (long)Math.Round(_counts.Reasoning),
                IsEstimate = _counts.IsEstimate,
                Characters = _characters,
                CharactersPerToken = streamed >= 1 && _allCharacters > 0 ? _allCharacters / streamed : null,
                ContextWindow = _model.ContextWindow,
                ContextUsed = _model.ContextWindow is > 0 and var window ? (tokensIn + tokensOut) / (double)window : null,
                Cost = Cost(tokensIn, tokensOut),
                Chunks = _chunks.Count,
            };
        }
    }

    /// <summary>
    /// Settled points of the rate line from <paramref name="index"/> on. A point is settled when its window has passed, and
    /// then never changes until <see cref="Revision"/> rises, when the line was computed once more from the full data.
    /// </summary>
    public IReadOnlyList<RateSample> ReadSamples(int index)
    {
        lock (_gate)
        {
            if (_endedAt is null)
            {
                SettleUntil(Offset(_time.GetTimestamp()));
            }

            return _rates.Read(index);
        }
    }

    /// <summary>The provisional point at the live end, from the past half of the window; null before the first content and after the end.</summary>
    public RateSample? LiveSample()
    {
        lock (_gate)
        {
            return _endedAt is null ? _rates.At(Math.Max(_lastAt, Offset(_time.GetTimestamp()))) : null;
        }
    }

    /// <summary>
    /// Counts of gaps in <paramref name="bins"/> logarithmic bins between 2 ms and 2.5 s, as the histogram draws them; what
    /// lies beyond is counted in the outermost bins.
    /// </summary>
    public IReadOnlyList<int> GapHistogram(int bins)
    {
        lock (_gate)
        {
            return _histogram.Read(bins);
        }
    }

    /// <summary>The content chunks from <paramref name="index"/> on, with their arrival.</summary>
    public IReadOnlyList<ChunkTiming> ReadTimings(int index)
    {
        lock (_gate)
        {
            return index >= _chunks.Count ? [] : CollectionsMarshal.AsSpan(_chunks)[index..].ToArray();
        }
    }

    private void SettleUntil(long now)
    {
        if (_endedAt is null)
        {
            _rates.Settle(now - Grace);
        }
    }

    private decimal? Cost(long tokensIn, long tokensOut)
    {
        if (_model.Price is not { } price || _model.IsLocal)
        {
            return null;
        }

        var cached = Math.Min(_counts.Usage?.CachedInput ?? 0, tokensIn);
        return ((tokensIn - cached) * price.Input + cached * (price.CachedInput ?? price.Input) + tokensOut * price.Output) / 1_000_000m;
    }
}
