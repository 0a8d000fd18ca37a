using ChatStudio.Benchmarks.Documents;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>Looks for the markers of one answer in what a circuit receives: whether all of its text has come, and when.</summary>
internal sealed class AnswerProbe(int markers)
{
    private readonly long[] _seenAt = new long[markers];
    private readonly TaskCompletionSource _complete = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _missing = markers;

    /// <summary>When each marker came first, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> counts; 0 for never.</summary>
    public IReadOnlyList<long> SeenAt => _seenAt;

    /// <summary>Markers that have not come.</summary>
    public int Missing => Volatile.Read(ref _missing);

    /// <summary>Ends when the last of them has come.</summary>
    public Task Complete => _complete.Task;

    /// <param name="batch">A render batch; the texts in it are UTF-8.</param>
    public void Look(ReadOnlySpan<byte> batch, long receivedAt)
    {
        for (var at = batch.IndexOf(Marker.Start); at >= 0; at = batch.IndexOf(Marker.Start))
        {
            batch = batch[at..];
            if (Marker.TryRead(batch, out var index) && index < _seenAt.Length && _seenAt[index] == 0)
            {
                _seenAt[index] = receivedAt;
                if (Interlocked.Decrement(ref _missing) == 0)
                {
                    _complete.SetResult();
                }
            }

            batch = batch[Marker.Start.Length..];
        }
    }
}
