using ChatStudio.Web.Features.Palette;

namespace ChatStudio.Tests.Components.Palette;

public sealed class PaletteQueryTests
{
    [Theory]
    [InlineData("", PaletteScope.Everything, "")]
    [InlineData("  reg ", PaletteScope.Everything, "reg")]
    [InlineData(">", PaletteScope.Commands, "")]
    [InlineData("> reg", PaletteScope.Commands, "reg")]
    [InlineData("@haiku", PaletteScope.Models, "haiku")]
    [InlineData("a > b", PaletteScope.Everything, "a > b")]
    public void Sign_in_front_says_what_is_looked_through(string typed, PaletteScope scope, string text)
        => Assert.Equal(new PaletteQuery(scope, text), PaletteQuery.Parse(typed));
}
