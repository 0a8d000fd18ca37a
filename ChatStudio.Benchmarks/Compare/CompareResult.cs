using System.Globalization;
using ChatStudio.Benchmarks.Browser;
using ChatStudio.Benchmarks.Documents;

namespace ChatStudio.Benchmarks.Compare;

/// <summary>What one comparison cost a browser, and what somebody who reads and types noticed of it.</summary>
/// <param name="Costs">Processor time of the main thread with nothing watching it.</param>
/// <param name="LongTasksMs">Tasks over 50 ms of the clock, in the same time; others on the machine are part of it.</param>
/// <param name="LongestTaskCpuMs">The longest task by the processor time of its thread, whatever else the machine did.</param>
/// <param name="LagsMs">Of each column: from the arrival of its last token to its last word in the DOM.</param>
/// <param name="TypingMs">From each key to the paint with its letter, while all columns streamed; sorted.</param>
/// <param name="IdleTypingMs">The same on the same page while nothing moved.</param>
/// <param name="Chart">How the race was drawn while all columns streamed.</param>
/// <param name="PayloadBytes">Received on the WebSocket, before compression.</param>
internal sealed record CompareResult(
    CompareLoad Load, Document Document, PageCosts Costs, IReadOnlyList<double> LongTasksMs, double LongestTaskCpuMs, IReadOnlyList<double> LagsMs,
    IReadOnlyList<double> TypingMs, IReadOnlyList<double> IdleTypingMs, ChartPace Chart, long PayloadBytes)
{
    public const string Head =
        """
        | columns | document | tok/s each | script CPU ms / 1,000 tokens | layout + style | task | long tasks (longest) | longest by CPU ms | last word ms | key → paint p95 (idle) ms | chart updates / s (longest wait ms) | payload B/token |
        |--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        """;

    public string Row => string.Create(
        CultureInfo.InvariantCulture,
        $"| {Load.Columns} | {Load.Document} | {Load.Rate} | {PerThousand(Costs.Script):0} | {PerThousand(Costs.Layout + Costs.Style):0} | {PerThousand(Costs.Task):0} | {LongTasksMs.Count} ({LongTasksMs.DefaultIfEmpty().Max():0}) | {LongestTaskCpuMs:0} | {LagsMs.Min():0} to {LagsMs.Max():0} | {P95(TypingMs):0} ({P95(IdleTypingMs):0}) | {Chart.PerSecond:0.0} ({Chart.LongestWaitMs:0}) | {(double)PayloadBytes / Tokens:0} |");

    private long Tokens => (long)Document.Tokens * Load.Columns;

    private double PerThousand(double milliseconds) => milliseconds * 1000 / Tokens;

    private static double P95(IReadOnlyList<double> sorted) => sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(0.95 * sorted.Count))];
}
