using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Titles;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Support;

/// <summary>The app's conversations on a real SQLite file, with a scripted model and a clock that stands still. It can be restarted.</summary>
internal sealed class KeptStudio : IAsyncDisposable
{
    private readonly TemporaryFolder _folder = new();
    private readonly GenerationOptions _options;
    private readonly TitlePreference _titles;
    private ServiceProvider _provider;

    private KeptStudio(GenerationOptions options, TitlePreference titles)
    {
        _options = options;
        _titles = titles;
        Catalog = new(Client);
        _provider = Compose();
    }

    public FakeTimeProvider Time { get; } = new(new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero));

    public FakeChatClient Client { get; } = new();

    public FakeModelCatalog Catalog { get; }

    public string Folder => _folder.Info.FullName;

    public string File => Path.Combine(Folder, "chatstudio.db");

    /// <summary>Pages the database may have; null for no limit.</summary>
    public int? MaxPages { get; set; }

    public ConversationService Conversations => _provider.GetRequiredService<ConversationService>();

    public ComparisonService Comparisons => _provider.GetRequiredService<ComparisonService>();

    public SavedLineUps LineUps => _provider.GetRequiredService<SavedLineUps>();

    public RunJournal Journal => _provider.GetRequiredService<RunJournal>();

    public IConversationStore Store => _provider.GetRequiredService<IConversationStore>();

    public ModelHistory History => _provider.GetRequiredService<ModelHistory>();

    public PreferenceStore Preferences => _provider.GetRequiredService<PreferenceStore>();

    public TitleWriter Titles => _provider.GetRequiredService<TitleWriter>();

    public LogRecorder Logs { get; } = new();

    public GenerationService Generation => _provider.GetRequiredService<GenerationService>();

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <param name="drain">How long answers may go on at the end; not at all unless given.</param>
    /// <param name="titles">Who is asked for titles; nobody unless given.</param>
    public static async Task<KeptStudio> StartAsync(TimeSpan drain = default, TitlePreference? titles = null)
    {
        // No limits: a test lets as much time pass as the machine needs to keep up.
        var off = Timeout.InfiniteTimeSpan;
        var studio = new KeptStudio(new() { Drain = drain, Limits = new() { Headers = off, FirstToken = off, Idle = off, Total = off } }, titles ?? new(TitleChoice.FirstWords));
        await studio.StartHostedAsync();
        return studio;
    }

    /// <summary>A conversation whose answer the test scripts while it streams.</summary>
    public async Task<(Conversation Conversation, FakeAnswer Answer)> AskAsync(string prompt = "Hello", Guid requestId = default)
    {
        var conversation = await Conversations.StartAsync(prompt, FakeModelCatalog.Model, requestId);
        return (conversation, await Client.NextCallAsync(Cancel));
    }

    public async Task<Conversation> AnsweredAsync(string prompt = "Hello", string answer = "Hi there")
    {
        var (conversation, script) = await AskAsync(prompt);
        script.Text(answer).Usage(3, 5).Finish();
        await SettledAsync(conversation);
        return conversation;
    }

    /// <summary>Waits until the last answer has ended and everything is written down.</summary>
    public async Task SettledAsync(Conversation conversation)
    {
        var answer = conversation.Path[^1];
        await answer.Run!.Completion.WaitAsync(Cancel);
        Until(() => answer.EndWasSeen && Journal.Unwritten == 0);
    }

    public static void Until(Func<bool> condition)
        => Assert.True(SpinWait.SpinUntil(condition, TimeSpan.FromSeconds(60)), "It did not happen.");

    /// <summary>Lets beats pass until something is so: the clock of the journal stands still otherwise.</summary>
    public void Beat(Func<bool> condition)
    {
        for (var i = 0; i < 3_000 && !SpinWait.SpinUntil(condition, TimeSpan.FromMilliseconds(20)); i++)
        {
            Time.Advance(RunJournal.Beat);
        }

        Assert.True(condition(), "It did not happen.");
    }

    /// <summary>Ends the app in order and starts it again in the same folder.</summary>
    public async Task RestartAsync()
    {
        await StopHostedAsync();
        await _provider.DisposeAsync();
        _provider = Compose();
        await StartHostedAsync();
    }

    public async Task<Conversation> OpenAsync(ConversationId id)
    {
        var conversation = await Conversations.OpenAsync(id, Cancel);
        Assert.NotNull(conversation);
        return conversation;
    }

    public Task StopHostedAsync() => EachHostedAsync(service => service.StopAsync(Cancel), isReverse: true);

    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        await _provider.DisposeAsync();
        _folder.Dispose();
    }

    private Task StartHostedAsync() => EachHostedAsync(service => service.StartAsync(Cancel));

    private async Task EachHostedAsync(Func<IHostedService, Task> act, bool isReverse = false)
    {
        var services = _provider.GetServices<IHostedService>();
        foreach (var service in isReverse ? services.Reverse() : services)
        {
            await act(service);
        }
    }

    private ServiceProvider Compose()
    {
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Time);
        services.AddSingleton<IModelCatalog>(Catalog);
        services.AddConversationStorage(new(Folder) { MaxPages = () => MaxPages, BusyTimeout = TimeSpan.FromSeconds(1) });
        services.AddComparisonStorage();
        services.AddGeneration(_options).AddConversations().AddComparisons().AddPreferences(Path.Combine(Folder, "preferences.json"), _titles);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        return services.BuildServiceProvider(validateScopes: true);
    }
}
