namespace ChatStudio.Core.Metrics;

/// <summary>
/// Gaps in fine logarithmic bins between 2 ms and 2.5 s, added up to as many as a chart has room for. Not thread-safe.
/// </summary>
internal sealed class GapHistogram
{
    private const double Lowest = 2_000;
    private const double Highest = 2_500_000;

    // Divisible by every number of bins a chart is likely to ask for; others are off by less than one fine bin, 0.5 %.
    private const int Fine = 1440;
    private static readonly double Scale = Fine / Math.Log(Highest / Lowest);
    private readonly int[] _fine = new int[Fine];

    public void Add(long microseconds)
        => _fine[microseconds <= Lowest ? 0 : Math.Min(Fine - 1, (int)(Math.Log(microseconds / Lowest) * Scale))]++;

    public int[] Read(int bins)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(bins);
        var counts = new int[bins];
        for (var i = 0; i < Fine; i++)
        {
            counts[(int)((long)i * bins / Fine)] += _fine[i];
        }

        return counts;
    }
}
