namespace ChatStudio.Web.Interop;

/// <summary>One message for both charts of the metrics panel.</summary>
/// <param name="Gaps">Null when no gap was added.</param>
public sealed record InstrumentUpdate(RateUpdate Rate, GapUpdate? Gaps);
