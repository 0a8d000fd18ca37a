using System.Collections.Concurrent;

namespace ChatStudio.Core.Highlighting;

/// <summary>
/// Coloured lines by the content that led to them. Two generations: when the young one is full it becomes the old one and the old one
/// is let go, so what is asked for stays and nothing has to be counted.
/// </summary>
/// <param name="capacity">Lines in both generations together.</param>
internal sealed class LineMemory(int capacity)
{
    private readonly int generation = Math.Max(1, capacity / 2);
    private volatile ConcurrentDictionary<UInt128, ColouredLine> young = [];
    private volatile ConcurrentDictionary<UInt128, ColouredLine> old = [];
    private int added;

    public ColouredLine? Find(UInt128 key)
    {
        if (young.TryGetValue(key, out var line))
        {
            return line;
        }

        if (old.TryGetValue(key, out line))
        {
            Keep(key, line);
        }

        return line;
    }

    public void Keep(UInt128 key, ColouredLine line)
    {
        if (young.TryAdd(key, line) && Interlocked.Increment(ref added) >= generation)
        {
            Interlocked.Exchange(ref added, 0);
            old = young;
            young = [];
        }
    }
}
