namespace ChatStudio.Web.Interop;

/// <summary>What is new on one line of the race. Times in seconds since the column's own send: all lines share that clock.</summary>
/// <param name="Id">Names the line within the chart: the run.</param>
/// <param name="Slot">Hue and shape within the comparison, 1 to 6.</param>
/// <param name="Name">Stands at the end of the line. Hostile text: drawn as text only.</param>
/// <param name="IsHidden">Left out of the drawing; its data is kept.</param>
/// <param name="Reset">The line starts over; <paramref name="Samples"/> is all of it.</param>
/// <param name="Samples">New points, four numbers each: time, tokens per second, tokens so far, the longest gap of the last 0.2 s in milliseconds (0 where nothing arrived).</param>
/// <param name="Now">The provisional live end in the same four numbers; null when there is none.</param>
/// <param name="Tokens">Generated so far, as the ranking shows them.</param>
/// <param name="Stalls">All of them: start, duration, 1 while it lasts.</param>
/// <param name="State"><c>live</c>, <c>done</c>, <c>stopped</c> or <c>cut</c>.</param>
public sealed record RaceSeriesUpdate(
    string Id,
    int Slot,
    string Name,
    bool IsHidden,
    bool Reset,
    double[] Samples,
    double[]? Now,
    double Elapsed,
    double? FirstToken,
    double? Average,
    long Tokens,
    double[][] Stalls,
    string State);
