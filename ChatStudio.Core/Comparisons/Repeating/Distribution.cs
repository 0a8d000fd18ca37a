namespace ChatStudio.Core.Comparisons.Repeating;

/// <summary>
/// Order statistics of one number over repeated runs. Quantiles interpolate between the two nearest values (type 7 of Hyndman and Fan 1996,
/// as in NumPy, R and spreadsheets).
/// </summary>
/// <param name="Values">Ascending.</param>
public sealed record Distribution(IReadOnlyList<double> Values)
{
    /// <summary>Values that are missing (a run that failed before it had one) are left out.</summary>
    public static Distribution Of(IEnumerable<double?> values) => new([.. values.OfType<double>().Order()]);

    public int Count => Values.Count;

    public double? P5 => Quantile(0.05);

    public double? P25 => Quantile(0.25);

    public double? P50 => Quantile(0.5);

    public double? P75 => Quantile(0.75);

    public double? P95 => Quantile(0.95);

    /// <summary>The width of the middle half, p75 − p25, as a share of p50; null without values or with a median of 0.</summary>
    public double? Spread => P50 is { } middle and not 0 ? (P75 - P25) / middle : null;

    /// <param name="share">0 to 1.</param>
    /// <returns>Null without values.</returns>
    public double? Quantile(double share)
    {
        if (Count == 0)
        {
            return null;
        }

        var at = share * (Count - 1);
        var below = (int)Math.Floor(at);
        return below + 1 < Count ? Values[below] + (at - below) * (Values[below + 1] - Values[below]) : Values[^1];
    }
}
