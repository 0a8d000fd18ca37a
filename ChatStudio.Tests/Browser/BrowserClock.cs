using System.Diagnostics;
using Microsoft.Playwright;

namespace ChatStudio.Tests.Browser;

/// <summary>
/// Reads times of a page (<c>performance.now()</c>) on the clock of this process (<see cref="Stopwatch"/>). Both are monotonic
/// and run on one machine; the offset is taken from the quickest of some round trips and is right to half of that.
/// </summary>
internal sealed class BrowserClock
{
    private const int Trips = 20;
    private readonly double _offsetMs;

    private BrowserClock(double offsetMs, double uncertaintyMs) => (_offsetMs, UncertaintyMs) = (offsetMs, uncertaintyMs);

    /// <summary>Half of the quickest round trip.</summary>
    public double UncertaintyMs { get; }

    public static async Task<BrowserClock> CalibrateAsync(IPage page)
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
                offset = (asked + answered) / 2 - there;
            }
        }

        return new(offset, quickest / 2);
    }

    /// <summary>How long after a moment here something happened there, in milliseconds.</summary>
    public double Since(long timestamp, double pageMs) => pageMs + _offsetMs - Milliseconds(timestamp);

    private static double Milliseconds(long timestamp) => timestamp * 1000.0 / Stopwatch.Frequency;
}
