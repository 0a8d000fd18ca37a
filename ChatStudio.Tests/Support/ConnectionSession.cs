using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Web.Host;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Support;

/// <summary>The connections and their catalog as the app composes them, over a folder; a second session over the same folder is a restart.</summary>
public sealed class ConnectionSession : IAsyncDisposable
{
    private readonly ServiceProvider _services;

    public ConnectionSession(DirectoryInfo folder, IDataProtectionProvider? protection = null, ILoggerProvider? log = null, params IEnumerable<(string Key, string Value)> settings)
    {
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(settings.Append(("CHATSTUDIO_FIND_LOCAL", "off")).Select(setting => KeyValuePair.Create(setting.Item1, (string?)setting.Item2)))
            .Build();
        File = Path.Combine(folder.FullName, "providers.json");
        _services = new ServiceCollection()
            .AddLogging(logging =>
            {
                if (log is not null)
                {
                    logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log);
                }
            })
            .AddSingleton<TimeProvider>(new FakeTimeProvider(new(2026, 1, 2, 3, 4, 5, TimeSpan.Zero)))
            .AddSingleton<IKeyProtector>(new ProtectedKeys(protection ?? DataProtectionProvider.Create(new DirectoryInfo(Path.Combine(folder.FullName, "keys")))))
            .AddProviders(configuration, File)
            .AddProviderHealth()
            .AddGeneration()
            .AddConversations()
            .AddComparisons()
            .BuildServiceProvider();
        Store = _services.GetRequiredService<ConnectionStore>();
        Catalog = _services.GetRequiredService<IModelCatalog>();
    }

    public string File { get; }

    public IServiceProvider Services => _services;

    public ConnectionStore Store { get; }

    public IModelCatalog Catalog { get; }

    /// <summary>A form filled in as a person would.</summary>
    public static ConnectionDraft Draft(string name = "Lab", string baseUrl = "http://127.0.0.1:9/v1", string key = "")
    {
        var draft = ConnectionDraft.From(ProviderPresets.Other);
        (draft.Name, draft.BaseUrl, draft.Key) = (name, baseUrl, key);
        return draft;
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
