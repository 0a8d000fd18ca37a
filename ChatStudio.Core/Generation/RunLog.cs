namespace ChatStudio.Core.Generation;

/// <summary>
/// The numbered log of one run: one writer, any number of readers, append-only. Readers hold no queue; each keeps its own
/// sequence number, is woken when there is something new and reads from where it was, so a slow reader costs no memory and
/// loses nothing.
/// </summary>
public sealed class RunLog
{
    /// <summary>How many entries there are; also the sequence number the next one gets.</summary>
    public long Count => throw new NotImplementedException();

    /// <summary>True once <see cref="RunEvent.Finished"/> is in the log.</summary>
    public bool IsFinished => throw new NotImplementedException();

    /// <summary>Copies entries from <paramref name="sequence"/> on, in order and without a gap, as many as fit or exist.</summary>
    /// <returns>How many were copied, 0 when there is nothing new.</returns>
    public int Read(long sequence, Span<RunEntry> destination) => throw new NotImplementedException();

    /// <summary>
    /// Completes when an entry with <paramref name="sequence"/> exists (true), or when the log is finished before it (false).
    /// </summary>
    public ValueTask<bool> WaitAsync(long sequence, CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>All entries from <paramref name="sequence"/> to the end of the run, waiting where needed.</summary>
    public IAsyncEnumerable<RunEntry> ReadAllAsync(long sequence, CancellationToken cancellationToken) => throw new NotImplementedException();
}
