using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.OpenAI;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Tests.Providers.Http;

/// <summary>The key goes into one header of one origin and nowhere else.</summary>
public sealed class SecretsTests
{
    private const string Key = "sk-very-secret-0815";

    [Fact]
    public async Task Key_reaches_the_provider_and_no_log_exception_or_text()
    {
        await using var server = await ProviderServer.StartAsync(
            ProviderReply.Error(500, $"Echo {Key}"),
            ProviderReply.Error(401, $"Incorrect API key provided: {Key}.", Key));
        using var log = new LogRecorder();
        var options = new OpenAIOptions { BaseUrl = server.BaseUrl + "?api-version=query-secret", ApiKey = Key };
        await using var services = new ServiceCollection()
            .AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(log))
            .AddProviders(options)
            .BuildServiceProvider();
        var catalog = services.GetRequiredService<IModelCatalog>();
        await catalog.RefreshAsync(TestContext.Current.CancellationToken);
        var observer = new QuietObserver();
        var model = catalog.Find(catalog.Providers[0].ProviderId + "/m")!;

        var failure = (await Transcript.OfAsync(catalog.GetChatClient(model), options: new ChatOptions().WithObserver(observer))).Failure!;

        Assert.All(server.Requests, request => Assert.Equal("Bearer " + Key, request.Headers["Authorization"]));
        Assert.EndsWith("/v1/chat/completions?api-version=query-secret", server.ChatRequests[0].Path, StringComparison.Ordinal);
        Assert.Equal("Incorrect API key provided: [key].", failure.ProviderMessage);
        var told = string.Join('\n', [.. log.Lines, failure.ToString(), failure.ProviderCode ?? "", observer.Retries[0].ToString(), options.ToString(), .. catalog.Providers.Select(p => p.ToString()), .. catalog.Models.Select(m => m.ToString())]);
        Assert.DoesNotContain("very-secret", told, StringComparison.Ordinal);
        Assert.DoesNotContain("query-secret", told, StringComparison.Ordinal);
        Assert.NotEmpty(log.Lines);
    }
}
