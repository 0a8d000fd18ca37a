namespace ChatStudio.Core.Highlighting;

/// <summary>What colours may cost. Code that does not fit in stays plain.</summary>
public sealed record HighlightingOptions
{
    /// <summary>Tasks that read code. Each has a budget of its own.</summary>
    public int Workers { get; init; } = Environment.ProcessorCount >= 8 ? 2 : 1;

    /// <summary>The part of one core that a worker may use in the long run. A line of C# takes about 0.5 ms.</summary>
    public double Share { get; init; } = 0.25;

    /// <summary>Time that a worker which was idle may use at once: an opened conversation is coloured at full speed.</summary>
    public TimeSpan Burst { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Blocks that may wait. One more is dropped, so that the last in the queue is never far from its turn.</summary>
    public int QueueLength { get; init; } = 256;

    /// <summary>A block that has waited longer is dropped: the reader has moved on.</summary>
    public TimeSpan LongestWait { get; init; } = TimeSpan.FromSeconds(3);

    /// <summary>Time for one block before the next one has its turn.</summary>
    public TimeSpan Slice { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>
    /// A line that takes longer ends the colouring of its block. Far above the 0.5 ms that is usual: the first lines of a language compile
    /// its expressions, and on a busy machine that is slow.
    /// </summary>
    public TimeSpan LineLimit { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>Longer lines, in characters, stay plain: they are data, and grammars are slow on them.</summary>
    public int LongestLine { get; init; } = 1_000;

    /// <summary>Lines of one block that are coloured.</summary>
    public int LinesPerBlock { get; init; } = 5_000;

    /// <summary>Lines remembered by their content, about 0.3 KB each: an answer that is opened again has its colours at once.</summary>
    public int RememberedLines { get; init; } = 16_384;
}
