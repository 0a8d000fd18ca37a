using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatStudio.Core.Conversations;

public static class ConversationServiceCollectionExtensions
{
    /// <summary>Adds <see cref="ConversationService"/>, a singleton: all tabs see the same conversations. Needs <c>AddGeneration()</c>.</summary>
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.TryAddSingleton<ConversationService>();
        return services;
    }
}
