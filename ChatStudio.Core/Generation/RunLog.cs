using System.Numerics;
using System.Runtime.CompilerServices;

namespace ChatStudio.Core.Generation;

/// <summary>
/// The numbered log of one run: one writer, any number of readers, append-only. Readers hold no queue; each keeps its own
/// sequence number, is woken when there is something new and reads from where it was, so a slow reader costs no memory and
/// loses nothing. Reading takes no lock and never holds up the writer.
/// </summary>
public sealed class RunLog
{
    // Entries live in segments of 64, 128, 256 … that are never moved or resized, so a reader may copy from them while the
    // writer fills the next slot. A slot is written before _count tells of it.
    private const int FirstSegment = 64;
    private readonly RunEntry[]?[] _segments = new RunEntry[]?[26];
    private long _count;
    private volatile bool _finished;

    // What readers at the end of the log wait on. Made by the first who waits, taken and completed by the next append: one
    // object for all readers, nothing per entry when nobody waits.
    private TaskCompletionSource? _grown;

    /// <summary>How many entries there are; also the sequence number the next one gets.</summary>
    public long Count => Volatile.Read(ref _count);

    /// <summary>True once <see cref="RunEvent.Finished"/> is in the log.</summary>
    public bool IsFinished => _finished;

    /// <summary>Copies entries from <paramref name="sequence"/> on, in order and without a gap, as many as fit or exist.</summary>
    /// <returns>How many were copied, 0 when there is nothing new.</returns>
    public int Read(long sequence, Span<RunEntry> destination)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(sequence);
        var available = (int)Math.Clamp(Count - sequence, 0, destination.Length);
        var copied = 0;
        while (copied < available)
        {
            var (segment, offset) = Locate(sequence + copied);
            var entries = _segments[segment]!;
            var length = Math.Min(available - copied, entries.Length - offset);
            entries.AsSpan(offset, length).CopyTo(destination[copied..]);
            copied += length;
        }

        return copied;
    }

    /// <summary>
    /// Completes when an entry with <paramref name="sequence"/> exists (true), or when the log is finished before it (false).
    /// </summary>
    public ValueTask<bool> WaitAsync(long sequence, CancellationToken cancellationToken)
        => Count > sequence ? new(true)
            : cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<bool>(cancellationToken)
            : WaitForGrowthAsync(sequence, cancellationToken);

    /// <summary>All entries from <paramref name="sequence"/> to the end of the run, waiting where needed.</summary>
    public async IAsyncEnumerable<RunEntry> ReadAllAsync(long sequence, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new RunEntry[64];
        while (await WaitAsync(sequence, cancellationToken).ConfigureAwait(false))
        {
            var read = Read(sequence, buffer);
            for (var i = 0; i < read; i++)
            {
                yield return buffer[i];
            }

            sequence += read;
        }
    }

    /// <summary>Adds one entry and wakes the readers. For the run alone, one call at a time.</summary>
    /// <exception cref="InvalidOperationException">The log is finished.</exception>
    internal void Append(long timestamp, RunEvent runEvent)
    {
        if (_finished)
        {
            throw new InvalidOperationException("The log of a run takes no entry after its last one.");
        }

        var sequence = _count;
        var (segment, offset) = Locate(sequence);
        var entries = _segments[segment] ??= new RunEntry[FirstSegment << segment];
        entries[offset] = new(sequence, timestamp, runEvent);

        // The count before the flag: whoever sees the flag also sees the last entry.
        Volatile.Write(ref _count, sequence + 1);
        if (runEvent is RunEvent.Finished)
        {
            _finished = true;
        }

        // A full fence between publishing and looking for waiters (WaitForGrowthAsync does it the other way round): either
        // we see the waiter or it sees the entry. That is why a wake-up cannot be lost.
        Interlocked.Exchange(ref _grown, null)?.SetResult();
    }

    private async ValueTask<bool> WaitForGrowthAsync(long sequence, CancellationToken cancellationToken)
    {
        while (true)
        {
            var grown = Volatile.Read(ref _grown);
            if (grown is null)
            {
                var mine = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
                grown = Interlocked.CompareExchange(ref _grown, mine, null) ?? mine;
            }

            Interlocked.MemoryBarrier();
            var finished = _finished;
            if (Count > sequence)
            {
                return true;
            }

            if (finished)
            {
                return false;
            }

            await grown.Task.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    /// <summary>Segment k begins at 64·(2^k − 1), so k is the logarithm of sequence/64 + 1.</summary>
    private static (int Segment, int Offset) Locate(long sequence)
    {
        var segment = BitOperations.Log2((ulong)(sequence / FirstSegment + 1));
        return (segment, (int)(sequence - FirstSegment * ((1L << segment) - 1)));
    }
}
