using ChatStudio.Core.Metrics;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>One second of the rate line.</summary>
/// <param name="Second">Whole seconds since send, at the end of it.</param>
/// <param name="Rate">Mean of the line's points in it, tokens per second.</param>
/// <param name="Tokens">Streamed until its end.</param>
public sealed record SampleRow(int Second, double Rate, long Tokens)
{
    public static IReadOnlyList<SampleRow> BySecond(IEnumerable<RateSample> samples) =>
    [
        .. samples.GroupBy(sample => (int)Math.Ceiling(Math.Round(sample.Seconds, 3)))
            .Select(second => new SampleRow(
                second.Key, second.Average(sample => sample.TokensPerSecond), (long)Math.Round(second.Max(sample => sample.Tokens)))),
    ];
}
