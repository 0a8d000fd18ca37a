namespace ChatStudio.Web.Interop;

/// <summary>What is new on one line of a rate chart. Times in seconds since send, rates in tokens per second.</summary>
/// <param name="Id">Names the line within its chart: the run.</param>
/// <param name="Slot">Hue and shape, 1 to 6.</param>
/// <param name="Reset">The line starts over; <paramref name="Samples"/> is all of it.</param>
/// <param name="Samples">New points, time and rate by turns.</param>
/// <param name="Now">The provisional live end, time and rate; null when there is none.</param>
/// <param name="Stalls">All of them: start, duration, 1 while it lasts.</param>
/// <param name="Phases">All of them, by the chart's four words.</param>
/// <param name="State"><c>live</c>, <c>done</c>, <c>stopped</c> or <c>cut</c>.</param>
public sealed record SeriesUpdate(
    string Id,
    int Slot,
    bool Reset,
    double[] Samples,
    double[]? Now,
    double Elapsed,
    double? Average,
    double? FirstToken,
    double[][] Stalls,
    object[][] Phases,
    string State);
