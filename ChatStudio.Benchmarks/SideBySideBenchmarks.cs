using BenchmarkDotNet.Attributes;
using BenchmarkDotNet.Configs;
using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Benchmarks;

/// <summary>
/// Cost of one chunk over loopback beside the provider's own client, in one run and from the same bytes. Targets on the wire: at
/// most a half (OpenAI), an eighth (Anthropic) and a half (Ollama) of the processor time and a twentieth of the bytes; as an
/// <c>IChatClient</c>: less than its adapter. Both sides' figures include the server, which only copies.
/// </summary>
[MemoryDiagnoser, MedianColumn, MinColumn, CategoriesColumn, GroupBenchmarksBy(BenchmarkLogicalGroupRule.ByCategory, BenchmarkLogicalGroupRule.ByParams)]
public class SideBySideBenchmarks
{
    private RecordedServer _server = null!;
    private SocketsHttpHandler _sockets = null!;
    private Ours _ours = null!;
    private Rival _theirs = null!;

    [Params("OpenAI", "Anthropic", "Ollama")]
    public string Provider { get; set; } = "";

    [GlobalSetup]
    public async Task SetupAsync()
    {
        _server = await (Provider switch
        {
            "OpenAI" => RecordedServer.StartAsync(RecordedChat.Body, "text/event-stream"),
            "Anthropic" => RecordedServer.StartAsync(RecordedMessages.Body, "text/event-stream"),
            _ => RecordedServer.StartAsync(RecordedLines.Body, "application/x-ndjson"),
        });
        _sockets = ProviderPipeline.CreateSockets(isLocal: true);
        var (origin, http) = (_server.Origin, new HttpClient(_sockets, disposeHandler: false));
        (_ours, _theirs) = Provider switch
        {
            "OpenAI" => (Ours.OpenAI(origin, _sockets), Rivals.OpenAI(origin, http)),
            "Anthropic" => (Ours.Anthropic(origin, _sockets), Rivals.Anthropic(origin, http)),
            _ => (Ours.Ollama(origin, _sockets), Rivals.Ollama(origin, http)),
        };
        await EnsureSameAsync();
    }

    [GlobalCleanup]
    public async Task CleanupAsync()
    {
        await _server.DisposeAsync();
        _sockets.Dispose();
    }

    [Benchmark(Baseline = true, OperationsPerInvoke = RecordedChat.Chunks), BenchmarkCategory("wire")]
    public Task<int> Official() => _theirs.ReadAsync();

    [Benchmark(OperationsPerInvoke = RecordedChat.Chunks), BenchmarkCategory("wire")]
    public Task<int> ChatStudio() => _ours.ReadAsync();

    [Benchmark(Baseline = true, OperationsPerInvoke = RecordedChat.Chunks), BenchmarkCategory("IChatClient")]
    public Task<int> OfficialAdapter() => AnswerLength.OfAsync(_theirs.Adapter);

    [Benchmark(OperationsPerInvoke = RecordedChat.Chunks), BenchmarkCategory("IChatClient")]
    public Task<int> ChatStudioClient() => AnswerLength.OfAsync(_ours.Client);

    // Who reads less is faster for a bad reason.
    private async Task EnsureSameAsync()
    {
        int[] lengths = [await Official(), await ChatStudio(), await OfficialAdapter(), await ChatStudioClient()];
        if (lengths.Distinct().Count() != 1 || lengths[0] == 0)
        {
            throw new InvalidOperationException($"The clients read different answers, of {string.Join(", ", lengths)} characters.");
        }
    }
}
