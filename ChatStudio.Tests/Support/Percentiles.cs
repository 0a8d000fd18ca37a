using System.Globalization;

namespace ChatStudio.Tests.Support;

/// <summary>Measured times in milliseconds, by nearest rank.</summary>
public sealed class Percentiles
{
    private readonly double[] _sorted;

    public Percentiles(IEnumerable<double> milliseconds)
    {
        _sorted = [.. milliseconds.Order()];
        Assert.NotEmpty(_sorted);
    }

    public int Count => _sorted.Length;

    public double P50 => At(0.50);

    public double P95 => At(0.95);

    public double Max => _sorted[^1];

    public override string ToString()
        => string.Create(CultureInfo.InvariantCulture, $"p50 {P50:0.0} ms, p95 {P95:0.0} ms, max {Max:0.0} ms over {Count}");

    private double At(double share) => _sorted[(int)Math.Ceiling(share * _sorted.Length) - 1];
}
