namespace ChatStudio.Web.Features.Compare.Race;

/// <summary>How a column's line is drawn.</summary>
/// <param name="Slot">Hue and shape within the comparison.</param>
/// <param name="Name">The model, and what differs where two columns ask the same one.</param>
public sealed record RaceLine(int Slot, string Name, bool IsHidden);
