using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Preferences;
using ChatStudio.Core.Conversations.Storage.Sqlite;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Highlighting;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Web.Access;
using ChatStudio.Web.Design;
using ChatStudio.Web.Features.Compare;
using ChatStudio.Web.Features.Conversations;
using ChatStudio.Web.Features.Metrics;
using ChatStudio.Web.Features.Palette;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.Extensions.DependencyInjection.Extensions;
using MudBlazor.Services;

namespace ChatStudio.Web.Host;

/// <summary>Every service of the app, in the order of the flow.</summary>
public static class Composition
{
    // Of a shutdown, after answers had theirs: closing sockets, writing the last of them down.
    private static readonly TimeSpan TimeForTheRest = TimeSpan.FromSeconds(15);

    /// <exception cref="StartupException">The configuration or the data folder cannot be used.</exception>
    public static void AddChatStudio(this WebApplicationBuilder builder)
    {
        ConfigurationDefaults.AddTo(builder.Configuration);
        // From bin/ too, and not only in Development, where the SDK does it by itself.
        builder.WebHost.UseStaticWebAssets();
        DefaultAddress.UseWhereNoneIsSet(builder);

        try
        {
            AddFlow(builder);
        }
        catch (ProviderConfigurationException problem)
        {
            throw new StartupException(problem.Message, problem);
        }
    }

    private static void AddFlow(WebApplicationBuilder builder)
    {
        var services = builder.Services;
        var data = DataFolder.Open(builder.Configuration);
        services.AddSingleton(data);
        services.TryAddSingleton(TimeProvider.System);

        services.AddLocalAccess();
        services.AddDataProtection().SetApplicationName("ChatStudio").PersistKeysToFileSystem(data.Folder("keys"));
        services.AddHealthChecks();

        services.AddSingleton<IKeyProtector, ProtectedKeys>();
        services.AddProviders(builder.Configuration, Path.Combine(data.Path, "providers.json"));
        services.AddProviderHealth();

        // Before the runs: what starts first ends last, and the store must take what the last answers brought.
        services.AddConversationStorage(new SqliteStorageOptions(data.Path));
        services.AddComparisonStorage();
        var drain = RunLimitsReader.ReadDrain(builder.Configuration);
        services.AddGeneration(new() { Limits = RunLimitsReader.Read(builder.Configuration), Drain = drain });
        services.AddHostedService<SecondSignal>();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = drain + TimeForTheRest);
        services.AddConversations();
        services.AddPreferences(Path.Combine(data.Path, "preferences.json"), TitlePreference.Read(builder.Configuration["CHATSTUDIO_TITLES"]));
        services.AddComparisons();
        services.AddHighlighting();
        services.AddScreen();
    }

    /// <summary>Loopback only, by the names of this machine only.</summary>
    private static void AddLocalAccess(this IServiceCollection services)
    {
        // Kestrel asks the factory registered last.
        services.AddSingleton<IConnectionListenerFactory, LoopbackTransport>();
        services.Configure<HostFilteringOptions>(options =>
        {
            options.AllowedHosts = [.. LocalHosts.Names];
            options.AllowEmptyHosts = false;
            options.IncludeFailureMessage = false;
        });
    }

    private static void AddScreen(this IServiceCollection services)
    {
        // The hub keeps its 32 KB limit per message: long pastes are streamed, and nobody can post megabytes into a circuit.
        services.AddRazorComponents().AddInteractiveServerComponents();
        services.AddMudServices();
        services.AddScoped<ShellState>();
        services.AddScoped<ThemeModule>();
        services.AddScoped<ShellModule>();
        services.AddScoped<KeyboardModule>();
        services.AddScoped<ListboxModule>();
        services.AddPalette();
        services.AddMetricsComponents();
        services.AddCompareComponents();
        services.AddConversationComponents();
        services.AddScoped<ClipboardModule>();
        services.AddScoped<MathModule>();
        services.AddScoped<DiagramModule>();
    }
}
