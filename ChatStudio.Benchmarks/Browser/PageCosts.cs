using Microsoft.Playwright;

namespace ChatStudio.Benchmarks.Browser;

/// <summary>What the page's main thread has spent so far, in milliseconds, as <c>Performance.getMetrics</c> of the DevTools protocol counts.</summary>
internal readonly record struct PageCosts(double Script, double Layout, double Style, double Task)
{
    public static async Task<PageCosts> ReadAsync(ICDPSession session)
    {
        var answer = await session.SendAsync("Performance.getMetrics");
        var metrics = answer!.Value.GetProperty("metrics").EnumerateArray()
            .ToDictionary(metric => metric.GetProperty("name").GetString()!, metric => metric.GetProperty("value").GetDouble() * 1000);
        return new(metrics["ScriptDuration"], metrics["LayoutDuration"], metrics["RecalcStyleDuration"], metrics["TaskDuration"]);
    }

    public static PageCosts operator -(PageCosts one, PageCosts other)
        => new(one.Script - other.Script, one.Layout - other.Layout, one.Style - other.Style, one.Task - other.Task);
}
