namespace ChatStudio.Core.Wire;

/// <summary>
/// Holds a stream to <see cref="WireLimits.LinesPerSecond"/>: a bucket of <see cref="WireLimits.LinesAtOnce"/> lines that fills
/// up at that rate, so that a burst is free and only what lasts is not. Asked once for each read, by its own time.
/// </summary>
internal struct LinePace(TimeProvider time)
{
    private double _room = WireLimits.LinesAtOnce;
    private long _lastRead = time.GetTimestamp();

    /// <param name="lines">That ended in this read.</param>
    /// <param name="arrivedAt">When it brought them.</param>
    /// <exception cref="WireFormatException">They come faster than anybody speaks.</exception>
    public void Take(int lines, long arrivedAt)
    {
        var filled = time.GetElapsedTime(_lastRead, arrivedAt).TotalSeconds * WireLimits.LinesPerSecond;
        _room = Math.Min(WireLimits.LinesAtOnce, _room + filled) - lines;
        _lastRead = arrivedAt;
        if (_room < 0)
        {
            throw WireFormatException.OverCap($"more than {WireLimits.LinesPerSecond / 3:#,0} events a second");
        }
    }
}
