namespace ChatStudio.Core.Metrics;

/// <summary>When one content chunk arrived and how much it brought, in 16 bytes: enough to draw or replay a run again.</summary>
public readonly record struct ChunkTiming
{
    private const int KindShift = 30;
    private const uint CharactersMask = (1u << KindShift) - 1;
    private readonly uint _kindAndCharacters;

    /// <param name="microseconds">Since the run's start.</param>
    /// <param name="characters">UTF-16 code units, all kinds of content together.</param>
    /// <param name="estimatedTokens">By <see cref="TokenEstimator"/>, not reconciled.</param>
    public ChunkTiming(long microseconds, ContentKind kind, int characters, float estimatedTokens)
    {
        Microseconds = microseconds;
        EstimatedTokens = estimatedTokens;
        _kindAndCharacters = ((uint)kind << KindShift) | Math.Min((uint)characters, CharactersMask);
    }

    public long Microseconds { get; }

    public float EstimatedTokens { get; }

    /// <summary>The kind that brought the most.</summary>
    public ContentKind Kind => (ContentKind)(_kindAndCharacters >> KindShift);

    public int Characters => (int)(_kindAndCharacters & CharactersMask);
}
