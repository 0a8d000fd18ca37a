using System.Net;
using BenchmarkDotNet.Attributes;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatStudio.Benchmarks;

/// <summary>Cost of one chunk in memory. Target for the parser: at most 1.5 µs and 64 bytes a chunk.</summary>
// The median and the least of the iterations tell more than the mean where other work shares the cores.
[MemoryDiagnoser, MedianColumn, MinColumn]
public class ParserBenchmarks
{
    private readonly OpenAIChatClient _client = OpenAIEndpoint.TryCreate("http://in.memory/v1", "key", out var endpoint, out var problem)
        ? new(endpoint, "m", () => new HttpClient(new MemoryHandler()), new(), TimeProvider.System, NullLogger<OpenAIChatClient>.Instance)
        : throw new InvalidOperationException(problem);

    /// <summary>Bytes to chunks: the parser alone.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = RecordedChat.Chunks)]
    public async Task<int> Parser()
    {
        await using var wire = new OpenAIChatWire(new MemoryStream(RecordedChat.Body), TimeProvider.System, null, CancellationToken.None);
        var characters = 0;
        while (await wire.ReadAsync())
        {
            characters += wire.Current.Choice?.Content?.Length ?? 0;
        }

        return characters;
    }

    /// <summary>Bytes to updates of <see cref="IChatClient"/>.</summary>
    [Benchmark(OperationsPerInvoke = RecordedChat.Chunks)]
    public Task<int> Client() => AnswerLength.OfAsync(_client);

    private sealed class MemoryHandler : HttpMessageHandler
    {
        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
            => Task.FromResult(new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(new MemoryStream(RecordedChat.Body)) });
    }
}
