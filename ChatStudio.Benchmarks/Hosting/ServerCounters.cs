namespace ChatStudio.Benchmarks.Hosting;

/// <summary>What the server process has used so far.</summary>
/// <param name="CpuMs">Processor time of all its threads.</param>
/// <param name="AllocatedBytes">Managed, since its start.</param>
/// <param name="HeapBytes">Managed, at the moment.</param>
/// <param name="ResidentBytes">Of the process, at the moment.</param>
internal sealed record ServerCounters(double CpuMs, long AllocatedBytes, long HeapBytes, long ResidentBytes, int Gen0, int Gen1, int Gen2);
