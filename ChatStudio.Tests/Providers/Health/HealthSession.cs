using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Providers.Health;

/// <summary>A provider as a person configured it, and the doctor as the app composes it.</summary>
public sealed class HealthSession : IAsyncDisposable
{
    public const string Key = "sk-very-secret-key-1234";

    private readonly ServiceProvider _services;

    public HealthSession(string baseUrl, string? apiKey = Key, string? model = null, TimeProvider? time = null)
    {
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddProviders(new OpenAIOptions { BaseUrl = baseUrl, ApiKey = apiKey, Model = model }).AddProviderHealth();
        _services = services.BuildServiceProvider(validateScopes: true);
        Target = TargetOf(_services.GetRequiredService<IModelCatalog>().Providers[0].ProviderId);
    }

    public HealthTarget Target { get; }

    public ProviderDoctor Doctor => _services.GetRequiredService<ProviderDoctor>();

    public HealthMemory Memory => _services.GetRequiredService<HealthMemory>();

    public HealthTarget TargetOf(string provider) => _services.GetRequiredService<IHealthTargets>().Find(provider)!;

    public Task<HealthReport> CheckAsync(HealthCheckOptions? options = null)
        => Doctor.ReportAsync(Target, options, TestContext.Current.CancellationToken);

    public static async Task<HealthReport> CheckAsync(string baseUrl, string? apiKey = Key, HealthCheckOptions? options = null)
    {
        await using var session = new HealthSession(baseUrl, apiKey);
        return await session.CheckAsync(options);
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();
}
