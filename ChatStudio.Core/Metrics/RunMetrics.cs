using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Metrics;

/// <summary>
/// Turns the wire timestamps of one run into numbers. One writer (the run), any number of readers. The time axis counts from
/// the run's start; the time to the first token counts from the sending of the attempt that answered.
/// </summary>
/// <remarks>
/// Kept per chunk: 16 bytes. A snapshot does not depend on the number of chunks: gaps are counted in bins as they come, the
/// rate line is extended and never computed again, but for usage (all estimates change) and the end.
/// </remarks>
public sealed partial class RunMetrics
{
    // A chunk may lie in the run's channel for a moment before it is counted; a sample is settled only after that moment.
    private const long Grace = 100_000;

    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly long _startedAt;
    private readonly ModelInfo _model;
    private readonly long _stallThreshold;
    private readonly List<ChunkTiming> _chunks = [];
    private readonly TokenCounts _counts;
    private readonly GapStatistics _gaps = new();
    private readonly RateSeries _rates;
    private readonly RunTimeline _timeline = new();
    private readonly GapHistogram _histogram = new();
    private TokenEstimator _textEstimator;
    private TokenEstimator _reasoningEstimator;
    private TokenEstimator _toolEstimator;

    // The chunk that is being put together: one update may hold several contents and is one chunk.
    private ContentKind _pendingKind;
    private ContentKind _pendingMost;
    private double _pendingMostTokens;
    private double _pendingTokens;
    private int _pendingCharacters;

    private long _sentAt;
    private long? _firstTextAt;
    private long _lastAt;
    private long _toolTime;
    private long _characters;
    private long _allCharacters;
    private double _reasoningAtPhaseStart;
    private double _reasoningSeen;
    private long? _endedAt;
    private double? _exactGapP50;
    private double? _exactGapP95;

    internal RunMetrics(TimeProvider time, long startedAt, ModelInfo model, double promptTokens, TimeSpan stallThreshold)
    {
        _time = time;
        _startedAt = startedAt;
        _model = model;
        _stallThreshold = stallThreshold.Ticks / TimeSpan.TicksPerMicrosecond;
        _counts = new(promptTokens);
        _rates = new(_chunks);
    }

    /// <summary>Moved on before the first content. Content enters its phases by itself.</summary>
    internal void Entered(PhaseKind phase, long timestamp)
    {
        lock (_gate)
        {
            _timeline.Enter(phase, Offset(timestamp));
            if (phase == PhaseKind.Connecting)
            {
                _sentAt = Offset(timestamp);
            }
        }
    }

    /// <summary>An attempt was sent.</summary>
    internal void Sent(long timestamp)
    {
        lock (_gate)
        {
            _sentAt = Offset(timestamp);
        }
    }

    internal void HeadersArrived(long timestamp) => Note(RunMomentKind.HeadersReceived, timestamp, "");

    /// <summary>The run goes on with an answer; what was there before is not counted.</summary>
    internal void Continued(long timestamp) => Note(RunMomentKind.Continued, timestamp, "");

    internal void ToolCalled(long timestamp) => Note(RunMomentKind.ToolCalled, timestamp, "");

    internal void RetryScheduled(long timestamp, TimeSpan delay)
        => Note(RunMomentKind.RetryScheduled, timestamp, MetricsFormat.Seconds(delay.TotalSeconds));

    /// <summary>A piece of content of the chunk that <see cref="ChunkArrived"/> closes.</summary>
    internal void Add(ContentKind kind, ReadOnlySpan<char> piece)
    {
        lock (_gate)
        {
            var tokens = kind switch
            {
                ContentKind.Text => _textEstimator.Add(piece),
                ContentKind.Reasoning => _reasoningEstimator.Add(piece),
                _ => _toolEstimator.Add(piece),
            };
            if (_pendingCharacters == 0 || tokens > _pendingMostTokens)
            {
                (_pendingMost, _pendingMostTokens) = (kind, tokens);
            }

            _pendingKind = kind;
            _pendingTokens += tokens;
            _pendingCharacters += piece.Length;
            _characters += kind == ContentKind.Text ? piece.Length : 0;
            _allCharacters += kind == ContentKind.ToolCall ? 0 : piece.Length;
        }
    }

    /// <summary>Closes the chunk of the update that arrived then.</summary>
    /// <returns>False when the update held no content.</returns>
    internal bool ChunkArrived(long timestamp)
    {
        lock (_gate)
        {
            if (_pendingCharacters == 0)
            {
                return false;
            }

            var at = Math.Max(Offset(timestamp), _lastAt);
            if (_chunks.Count == 0)
            {
                _timeline.Note(RunMomentKind.FirstToken, at);
            }
            else
            {
                CountGap(at);
            }

            EnterContentPhase(at);
            _counts.Add(_pendingMost, _pendingTokens);
            _chunks.Add(new(at, _pendingMost, _pendingCharacters, (float)_pendingTokens));
            _reasoningSeen += _pendingMost == ContentKind.Reasoning ? _pendingTokens : 0;
            _firstTextAt ??= _characters > 0 ? at : null;
            _lastAt = at;
            (_pendingTokens, _pendingMostTokens, _pendingCharacters) = (0, 0, 0);
            _rates.Settle(at);
            return true;
        }
    }

    internal void UsageReported(long timestamp, TokenUsage usage)
    {
        lock (_gate)
        {
            var at = Offset(timestamp);
            var first = _counts.Usage is null;
            _counts.Report(usage);
            _timeline.NoteUsage(at);
            if (first || _rates.IsOff(_counts))
            {
                _rates.Restart(_counts, at);
            }
        }
    }

    /// <summary>The run has ended; nothing changes from here on.</summary>
    internal void End(long timestamp, RunMomentKind how)
    {
        lock (_gate)
        {
            var at = Math.Max(Offset(timestamp), _lastAt);
            if (IsStalledAt(at))
            {
                _timeline.Stalled(_lastAt, at);
            }

            if (_timeline.Current == PhaseKind.Reasoning)
            {
                NoteReasoningFinished(at);
            }

            _timeline.Note(how, at);
            _endedAt = at;
            _rates.Finish(_counts, at);
            ComputeExactGaps();
        }
    }

    private void CountGap(long at)
    {
        var gap = at - _lastAt;
        if (_timeline.Current == PhaseKind.Tool && _pendingKind != ContentKind.ToolCall)
        {
            // A tool ran in between: the model was not silent, it was not asked.
            _toolTime += gap;
            return;
        }

        _gaps.Add(gap);
        _histogram.Add(gap);
        if (gap >= _stallThreshold)
        {
            _timeline.Stalled(_lastAt, at);
        }
    }

    private void EnterContentPhase(long at)
    {
        var phase = _pendingKind switch
        {
            ContentKind.Text => PhaseKind.Answering,
            ContentKind.Reasoning => PhaseKind.Reasoning,
            _ => PhaseKind.Tool,
        };
        if (phase != _timeline.Current && _timeline.Current == PhaseKind.Reasoning)
        {
            NoteReasoningFinished(at);
        }

        _timeline.Enter(phase, at);
    }

    private void NoteReasoningFinished(long at)
    {
        _timeline.Note(RunMomentKind.ReasoningFinished, at, tokens: _reasoningSeen - _reasoningAtPhaseStart);
        _reasoningAtPhaseStart = _reasoningSeen;
    }

    private void Note(RunMomentKind kind, long timestamp, string value)
    {
        lock (_gate)
        {
            _timeline.Note(kind, Offset(timestamp), value);
        }
    }

    private bool IsStalledAt(long now)
        => _chunks.Count > 0 && _timeline.Current != PhaseKind.Tool && now - _lastAt >= _stallThreshold;

    private void ComputeExactGaps()
    {
        // The same gaps as counted live; those over tool time were not.
        var gaps = new List<long>(_chunks.Count);
        for (var i = 1; i < _chunks.Count; i++)
        {
            if (_chunks[i - 1].Kind != ContentKind.ToolCall || _chunks[i].Kind == ContentKind.ToolCall)
            {
                gaps.Add(_chunks[i].Microseconds - _chunks[i - 1].Microseconds);
            }
        }

        if (gaps.Count > 0)
        {
            gaps.Sort();
            _exactGapP50 = gaps[GapStatistics.Rank(0.5, gaps.Count) - 1];
            _exactGapP95 = gaps[GapStatistics.Rank(0.95, gaps.Count) - 1];
        }
    }

    /// <summary>Microseconds since the run's start.</summary>
    private long Offset(long timestamp) => Math.Max(0, _time.GetElapsedTime(_startedAt, timestamp).Ticks / TimeSpan.TicksPerMicrosecond);
}
