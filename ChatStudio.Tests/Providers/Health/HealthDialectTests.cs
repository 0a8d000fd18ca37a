using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Tests.Providers.FaultMatrix;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.DependencyInjection;
using static ChatStudio.Core.Providers.Health.HealthCheckpoint;

namespace ChatStudio.Tests.Providers.Health;

/// <summary>The doctor knows no dialect: each is checked the same way.</summary>
public sealed class HealthDialectTests
{
    private static readonly FaultDialect[] Dialects = [new OpenAIChatFaults(), new OpenAIResponsesFaults(), new AnthropicFaults(), new OllamaFaults()];

    public static TheoryData<string> Names => [.. Dialects.Select(dialect => dialect.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Healthy_provider_of_each_dialect_is_found_healthy(string name)
    {
        var report = await CheckAsync(name, (dialect, server) => server.Enqueue(dialect.Whole("1 ", "2 ", "3 ", "4 ")));

        Assert.Equal((HealthState.Healthy, name, "test-model", 1), (report.State, report.Dialect, report.Model, report.ModelsFound));
        Assert.Equal((HealthStepState.Ok, true), (report.Step(HealthCheckpoint.Stream).State, report.Capabilities.Streams));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Wrong_key_of_each_dialect_is_named(string name)
    {
        var report = await CheckAsync(name, (dialect, server) => server.Models = dialect.Refusal(401));

        Assert.Equal((HealthState.KeyRejected, "401"), (report.State, report.Step(Authenticate).Word));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Answer_that_is_cut_off_is_named_in_each_dialect(string name)
    {
        var report = await CheckAsync(name, (dialect, server) => server.Enqueue(dialect.Begun("1 ", "2 ")));

        Assert.Equal((HealthState.Failing, "cut off"), (report.State, report.Step(HealthCheckpoint.Stream).Word));
    }

    private static async Task<HealthReport> CheckAsync(string name, Action<FaultDialect, ProviderServer> script)
    {
        var dialect = Dialects.Single(d => d.Name == name);
        await using var server = await ProviderServer.StartAsync();
        server.Models = ProviderReply.Json(200, dialect.Models);
        script(dialect, server);
        var services = new ServiceCollection();
        dialect.Configure(services, new Uri(server.BaseUrl).GetLeftPart(UriPartial.Authority));
        await using var provider = services.AddProviderHealth().BuildServiceProvider(validateScopes: true);
        var target = provider.GetRequiredService<IHealthTargets>().Find(provider.GetRequiredService<IModelCatalog>().Providers[0].ProviderId)!;
        return await provider.GetRequiredService<ProviderDoctor>().ReportAsync(target, cancellationToken: TestContext.Current.CancellationToken);
    }
}
