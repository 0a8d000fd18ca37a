using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Support;

/// <summary>Generation and conversations as the application composes them, with a scripted model and a clock that stands still.</summary>
public sealed class GenerationFixture : IAsyncDisposable
{
    private readonly ServiceProvider _provider;

    public GenerationFixture(GenerationOptions? options = null)
    {
        Catalog = new(Client);
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IModelCatalog>(Catalog);
        services.AddSingleton<IConversationStore>(Store);
        services.AddSingleton(new Random(1));
        services.AddSingleton(Preferences);
        services.AddGeneration(options).AddConversations().AddComparisons();
        _provider = services.BuildServiceProvider(validateScopes: true);
    }

    public FakeTimeProvider Time { get; } = new(new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public FakeChatClient Client { get; } = new();

    public FakeModelCatalog Catalog { get; }

    public BreakableStore Store { get; } = new();

    /// <summary>Kept nowhere. Nobody is asked for titles here.</summary>
    public PreferenceStore Preferences { get; } = new(null, TimeProvider.System, new(TitleChoice.FirstWords));

    public GenerationService Generation => _provider.GetRequiredService<GenerationService>();

    public ConversationService Conversations => _provider.GetRequiredService<ConversationService>();

    public RunJournal Journal => _provider.GetRequiredService<RunJournal>();

    /// <summary>The conversation that was written to last.</summary>
    public Conversation Newest => Conversations.OpenAsync(Conversations.Summaries[0].Id).AsTask().GetAwaiter().GetResult()!;

    public ComparisonService Comparisons => _provider.GetRequiredService<ComparisonService>();

    public ModelHistory History => _provider.GetRequiredService<ModelHistory>();

    public IServiceProvider Services => _provider;

    public Run Start(RunLimits? limits = null)
        => Generation.Start(new(FakeModelCatalog.Model, [new ChatMessage(ChatRole.User, "Hello")]) { Limits = limits });

    /// <summary>A run and its scripted answer, once the call has come in.</summary>
    public async Task<(Run Run, FakeAnswer Answer)> StartAnsweredAsync(CancellationToken cancellationToken, RunLimits? limits = null)
    {
        var run = Start(limits);
        return (run, await Client.NextCallAsync(cancellationToken));
    }

    public ValueTask DisposeAsync()
    {
        Client.Dispose();
        return _provider.DisposeAsync();
    }
}
