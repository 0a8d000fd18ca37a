using ChatStudio.Web.Commands;

namespace ChatStudio.Web.Features.Palette;

/// <summary>What the palette needs.</summary>
public static class PaletteServices
{
    public static IServiceCollection AddPalette(this IServiceCollection services)
        => services.AddScoped<CommandRegistry>().AddScoped<PaletteContent>().AddScoped<IConversationSearch, ConversationSearch>();
}
