namespace ChatStudio.Web.Interop;

/// <summary>A message to a rate chart: what is new, by series.</summary>
/// <param name="Label">The chart in one sentence, for those who cannot see it.</param>
public sealed record RateUpdate(string Label, IReadOnlyList<SeriesUpdate> Series);
