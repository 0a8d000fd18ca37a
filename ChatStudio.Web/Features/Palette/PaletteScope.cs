namespace ChatStudio.Web.Features.Palette;

/// <summary>What the palette looks through.</summary>
public enum PaletteScope
{
    Everything,
    Commands,
    Models,
}
