namespace ChatStudio.Web.Interop;

/// <summary>A message to the gap histogram. Gaps in milliseconds.</summary>
/// <param name="Reset">The counts start over from nothing.</param>
/// <param name="Bins">How many there are, on a log scale from 2 ms to 2.5 s.</param>
/// <param name="Changed">Bin and its new count by turns.</param>
/// <param name="Stall">From here on a gap is a stall.</param>
/// <param name="Label">The chart in one sentence.</param>
public sealed record GapUpdate(
    int Slot, bool Reset, int Bins, int[] Changed, double? P50, double? P95, double Stall, string Label);
