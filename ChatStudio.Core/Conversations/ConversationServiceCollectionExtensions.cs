using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Storage.Sqlite;
using ChatStudio.Core.Conversations.Titles;
using ChatStudio.Core.Conversations.Transfer.Exporting;
using ChatStudio.Core.Conversations.Transfer.Importing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace ChatStudio.Core.Conversations;

public static class ConversationServiceCollectionExtensions
{
    /// <summary>
    /// Adds <see cref="ConversationService"/>, a singleton: all tabs see the same conversations. Needs <c>AddGeneration()</c>.
    /// Without <see cref="AddConversationStorage"/> they live as long as the process.
    /// </summary>
    public static IServiceCollection AddConversations(this IServiceCollection services)
    {
        services.TryAddSingleton<IConversationStore, InMemoryConversationStore>();
        services.TryAddSingleton<RunJournal>();
        services.TryAddSingleton<ConversationService>();
        services.TryAddSingleton<ConversationExport>();
        services.TryAddSingleton<ConversationImport>();
        services.TryAddSingleton<ImportJobs>();
        return services;
    }

    /// <summary>
    /// Adds <see cref="PreferenceStore"/>, and has models asked for the titles of conversations. Needs <see cref="AddConversations"/>; to be
    /// called after <c>AddGeneration()</c>: what starts last ends first, and titles must not hold up the end of answers.
    /// </summary>
    /// <param name="file">Where preferences are kept.</param>
    /// <param name="titles">What holds until a person chooses.</param>
    public static IServiceCollection AddPreferences(this IServiceCollection services, string file, TitlePreference titles)
    {
        services.AddSingleton(provider => new PreferenceStore(file, provider.GetRequiredService<TimeProvider>(), titles));
        services.AddSingleton<TitleWriter>();
        services.AddHostedService(provider => provider.GetRequiredService<TitleWriter>());
        return services;
    }

    /// <summary>
    /// Keeps conversations in <c>chatstudio.db</c> in a folder that exists and that no other process uses. To be called before
    /// <c>AddGeneration()</c>: hosted services stop in reverse, and the store must take what the last answers brought.
    /// </summary>
    /// <exception cref="StorageException">Thrown when the host starts: the folder is in use or the file cannot be used.</exception>
    public static IServiceCollection AddConversationStorage(this IServiceCollection services, SqliteStorageOptions options)
    {
        services.AddSingleton(options);
        services.AddSingleton<SqliteConversationStore>();
        services.AddSingleton<IConversationStore>(provider => provider.GetRequiredService<SqliteConversationStore>());
        services.AddSingleton<IConversationFile, SqliteFile>();
        services.AddHostedService<ConversationStorage>();
        return services;
    }
}
