namespace ChatStudio.Benchmarks.Hosting;

/// <summary>When the text of the last answer of a conversation arrived at the server.</summary>
/// <param name="Characters">For each piece, how many characters had come with it.</param>
/// <param name="Timestamps">For each piece the moment, as <see cref="System.Diagnostics.Stopwatch.GetTimestamp"/> counts; on one machine the same in every process.</param>
internal sealed record RunArrivals(string State, IReadOnlyList<int> Characters, IReadOnlyList<long> Timestamps)
{
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
