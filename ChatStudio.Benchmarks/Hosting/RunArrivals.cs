using ChatStudio.Core.Generation;

namespace ChatStudio.Benchmarks.Hosting;

/// <summary>When the text of an answer arrived at the server.</summary>
/// <param name="Characters">For each piece, how many characters had come with it.</param>
/// <param name="Timestamps">For each piece the moment, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> counts; on one machine the same in every process.</param>
internal sealed record RunArrivals(string State, IReadOnlyList<int> Characters, IReadOnlyList<long> Timestamps)
{
    public static RunArrivals Of(Run run)
    {
        var entries = new RunEntry[run.Log.Count];
        _ = run.Log.Read(0, entries);
        var (characters, timestamps, total) = (new List<int>(), new List<long>(), 0);
        foreach (var entry in entries)
        {
            if (entry.Event is RunEvent.TextDelta delta)
            {
                characters.Add(total += delta.Text.Length);
                timestamps.Add(entry.Timestamp);
            }
        }

        return new(run.State.ToString(), characters, timestamps);
    }

    /// <summary>When so many characters had come.</summary>
    public long TimeOf(int characters)
    {
        var piece = 0;
        while (piece < Characters.Count - 1 && Characters[piece] < characters)
        {
            piece++;
        }

        return Timestamps[piece];
    }
}
