using System.Numerics;

namespace ChatStudio.Core.Metrics;

/// <summary>
/// Order statistics of gaps in constant space: a histogram with 32 bins to the octave from 1 µs to 71 min. A percentile read
/// from it is off by at most 1.6 %; the run computes the exact ones once when it ends. Not thread-safe.
/// </summary>
internal sealed class GapStatistics
{
    private const int SubBits = 5;
    private const int SubBins = 1 << SubBits;
    private readonly int[] _bins = new int[(32 - SubBits + 1) * SubBins];

    public int Count { get; private set; }

    /// <summary>Microseconds; 0 without a gap.</summary>
    public long Max { get; private set; }

    private long Min { get; set; } = long.MaxValue;

    public void Add(long microseconds)
    {
        Count++;
        Max = Math.Max(Max, microseconds);
        Min = Math.Min(Min, microseconds);
        _bins[BinOf((uint)Math.Clamp(microseconds, 0, uint.MaxValue))]++;
    }

    /// <summary>The smallest gap that at least this share of all gaps does not exceed (nearest rank), in microseconds; null without a gap.</summary>
    public double? Percentile(double share)
    {
        if (Count == 0)
        {
            return null;
        }

        var rank = Rank(share, Count);
        var bin = 0;
        for (var seen = _bins[0]; seen < rank; seen += _bins[bin])
        {
            bin++;
        }

        return Math.Clamp(MiddleOf(bin), Min, Max);
    }

    /// <summary>The number, from 1, of the nearest-rank percentile among <paramref name="count"/> sorted values.</summary>
    public static int Rank(double share, int count) => Math.Clamp((int)Math.Ceiling(share * count), 1, count);

    // Values below 32 have a bin each; above, the five bits after the leading one choose the bin within the octave.
    private static int BinOf(uint value)
    {
        if (value < SubBins)
        {
            return (int)value;
        }

        var shift = BitOperations.Log2(value) - SubBits;
        return (shift << SubBits) + (int)(value >> shift);
    }

    private static double MiddleOf(int bin)
    {
        if (bin < 2 * SubBins)
        {
            return bin;
        }

        var shift = (bin >> SubBits) - 1;
        long lowest = (long)((bin & (SubBins - 1)) + SubBins) << shift;
        return lowest + ((1L << shift) - 1) / 2.0;
    }
}
