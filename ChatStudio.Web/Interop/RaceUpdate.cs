namespace ChatStudio.Web.Interop;

/// <summary>One message for the whole race, however many columns it has.</summary>
/// <param name="Label">The chart in one sentence, for those who cannot see it.</param>
/// <param name="Series">Every line of the round, in the order of the columns; lines that are not named are gone.</param>
public sealed record RaceUpdate(string Label, IReadOnlyList<RaceSeriesUpdate> Series);
