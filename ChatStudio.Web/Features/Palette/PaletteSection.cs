namespace ChatStudio.Web.Features.Palette;

/// <summary>Rows of the palette under one heading.</summary>
public sealed record PaletteSection(string Name, IReadOnlyList<PaletteItem> Items);
