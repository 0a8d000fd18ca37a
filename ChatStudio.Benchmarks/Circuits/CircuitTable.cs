using System.Globalization;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>Results as a Markdown table.</summary>
internal static class CircuitTable
{
    public const string Head =
        """
        | page | document | tok/s | client | circuits | lost | server CPU µs/token | core busy | driver busy | payload B/token | of it batches | wire ÷ text | batches/s | allocated B/token | token→batch p50 / p95 / p99 ms | idle KB resident / heap |
        |---|---|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|
        """;

    public static string Row(CircuitResult r) => string.Create(
        CultureInfo.InvariantCulture,
        $"| {r.Load.Page} | {r.Load.Document} | {r.Load.Rate} | {r.Load.Mode} | {r.Load.Circuits} | {r.Missing} | {r.CpuPerToken:0.0} | {r.ServerCpu.TotalSeconds / r.Seconds:0%} | {r.DriverCpu.TotalSeconds / r.Seconds:0%} | {r.PayloadPerToken:0.0} | {r.BatchBytesPerToken:0.0} | {r.WirePerText:0.00} | {r.BatchesPerSecond:0.0} | {r.AllocatedPerToken:0} | {r.LatencyMs(0.5):0} / {r.LatencyMs(0.95):0} / {r.LatencyMs(0.99):0} | {r.ResidentPerCircuitKb:0} / {r.HeapPerCircuitKb:0} |");
}
