using ChatStudio.Benchmarks.Hosting;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>What one load came to.</summary>
/// <param name="Tokens">Of all circuits.</param>
/// <param name="TextBytes">The answers in UTF-8, of all circuits.</param>
/// <param name="Seconds">From the first prompt to the last word.</param>
/// <param name="Missing">Markers that no batch had.</param>
/// <param name="DriverCpu">What the driver itself used: near the seconds it was the limit, and the latencies are its own.</param>
/// <param name="LatenciesMs">From the token's arrival at the server to the batch in the driver, of each marker, sorted.</param>
/// <param name="Empty">Counters before the first circuit.</param>
/// <param name="Idle">Counters with all circuits open and nothing streaming.</param>
internal sealed record CircuitResult(
    CircuitLoad Load, long Tokens, long TextBytes, double Seconds, int Missing, TimeSpan ServerCpu, TimeSpan DriverCpu, CircuitTraffic Traffic,
    IReadOnlyList<double> LatenciesMs, ServerCounters Empty, ServerCounters Idle, ServerCounters End)
{
    public double CpuPerToken => ServerCpu.TotalMicroseconds / Tokens;

    public double PayloadPerToken => (double)Traffic.PayloadBytes / Tokens;

    public double BatchBytesPerToken => (double)Traffic.BatchBytes / Tokens;

    /// <summary>Bytes on the wire for each byte of text.</summary>
    public double WirePerText => (double)Traffic.WireBytes / TextBytes;

    public double AllocatedPerToken => (double)(End.AllocatedBytes - Idle.AllocatedBytes) / Tokens;

    public double BatchesPerSecond => Traffic.Batches / Seconds / Load.Circuits;

    public double ResidentPerCircuitKb => (Idle.ResidentBytes - Empty.ResidentBytes) / 1024.0 / Load.Circuits;

    public double HeapPerCircuitKb => (Idle.HeapBytes - Empty.HeapBytes) / 1024.0 / Load.Circuits;

    public double LatencyMs(double share) => LatenciesMs.Count == 0 ? double.NaN : LatenciesMs[Math.Min(LatenciesMs.Count - 1, (int)(share * LatenciesMs.Count))];
}
