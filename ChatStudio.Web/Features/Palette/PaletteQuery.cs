namespace ChatStudio.Web.Features.Palette;

/// <summary>What was typed into the palette.</summary>
/// <param name="Text">What is searched for, trimmed and without the sign in front.</param>
public sealed record PaletteQuery(PaletteScope Scope, string Text)
{
    /// <summary><c>&gt; reg</c> are commands, <c>@ haiku</c> models.</summary>
    public static PaletteQuery Parse(string typed)
    {
        var text = typed.Trim();
        return text switch
        {
            ['>', .. var commands] => new(PaletteScope.Commands, commands.Trim()),
            ['@', .. var models] => new(PaletteScope.Models, models.Trim()),
            _ => new(PaletteScope.Everything, text),
        };
    }
}
