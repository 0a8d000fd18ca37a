using System.Diagnostics;
using Microsoft.Playwright;

namespace ChatStudio.Benchmarks.Browser;

/// <summary>
/// Reads moments of a page (<c>performance.now()</c>) on this machine's monotonic clock. The offset comes from the quickest of some round
/// trips and is right to half of it.
/// </summary>
internal sealed class PageClock(double offsetMs)
{
    private const int Trips = 20;

    public static async Task<PageClock> CalibrateAsync(IPage page)
    {
        var (offset, quickest) = (0.0, double.MaxValue);
        for (var i = 0; i < Trips; i++)
        {
            var asked = Milliseconds(Stopwatch.GetTimestamp());
            var there = await page.EvaluateAsync<double>("performance.now()");
            var answered = Milliseconds(Stopwatch.GetTimestamp());
            if (answered - asked < quickest)
            {
                quickest = answered - asked;
                offset = ((asked + answered) / 2) - there;
            }
        }

        return new(offset);
    }

    /// <summary>How long after a moment here something happened in the page, in milliseconds.</summary>
    public double Since(long timestamp, double pageMs) => pageMs + offsetMs - Milliseconds(timestamp);

    private static double Milliseconds(long timestamp) => timestamp * 1000.0 / Stopwatch.Frequency;
}
