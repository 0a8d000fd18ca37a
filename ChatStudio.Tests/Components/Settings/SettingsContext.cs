using Bunit;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Interop;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Settings;

/// <summary>The settings over connections and a catalog of their own, in a folder that goes with them.</summary>
public abstract class SettingsContext : BunitContext
{
    protected const string Key = "sk-ant-0123456789-very-secret-7Qk2";

    private readonly TemporaryFolder _folder = new();

    protected SettingsContext(params (string, string)[] settings)
    {
        Session = new(_folder, settings: settings);
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton(Session.Store);
        Services.AddSingleton(Session.Catalog);
        Services.AddSingleton(Session.Services.GetRequiredService<ProviderDoctor>());
        Services.AddSingleton(Session.Services.GetRequiredService<IHealthTargets>());
        Services.AddSingleton(Session.Services.GetRequiredService<HealthMemory>());
        Services.AddSingleton(Session.Services.GetRequiredService<TimeProvider>());
        Services.AddScoped<ClipboardModule>();
    }

    protected ConnectionSession Session { get; }

    protected override async ValueTask DisposeAsyncCore()
    {
        await base.DisposeAsyncCore();
        await Session.DisposeAsync();
        _folder.Dispose();
    }
}
