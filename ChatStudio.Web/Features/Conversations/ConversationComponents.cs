using ChatStudio.Web.Features.Conversations.Library;
using ChatStudio.Web.Interop;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatStudio.Web.Features.Conversations;

internal static class ConversationComponents
{
    /// <summary>What the components of conversations ask for.</summary>
    public static void AddConversationComponents(this IServiceCollection services)
    {
        services.AddScoped<ConversationActions>();
        services.AddScoped<LibraryPlace>();
        services.TryAddScoped<SheetModule>();
    }
}
