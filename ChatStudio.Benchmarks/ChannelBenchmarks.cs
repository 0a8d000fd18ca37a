using BenchmarkDotNet.Attributes;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Benchmarks;

/// <summary>
/// Cost of one update behind the client: through the bounded channel, and further through the run (state, metrics, log) to a
/// reader. Target for the channel: at most 1 µs a chunk. Updates are made beforehand and come <see cref="PerRead"/> at a time.
/// </summary>
// The median and the least of the iterations tell more than the mean where other work shares the cores.
[MemoryDiagnoser, MedianColumn, MinColumn]
public class ChannelBenchmarks
{
    private RecordedCatalog _catalog = null!;
    private ServiceProvider _services = null!;
    private GenerationService _generation = null!;

    /// <summary>Chunks that one read of the socket brings: one by one as at 50 tok/s, or a full packet.</summary>
    [Params(1, 50)]
    public int PerRead { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var now = TimeProvider.System.GetTimestamp();
        var updates = Enumerable.Range(0, RecordedChat.Chunks).Select(i => (ChatResponseUpdate)new TimedChatResponseUpdate
        {
            Role = ChatRole.Assistant,
            ArrivedAt = now + i,
            Contents = [new TextContent(" rate")],
            FinishReason = i == RecordedChat.Chunks - 1 ? ChatFinishReason.Stop : null,
        }).ToArray();
        _catalog = new(new RecordedClient(updates, PerRead));
        _services = new ServiceCollection().AddSingleton<IModelCatalog>(_catalog).AddGeneration().BuildServiceProvider();
        _generation = _services.GetRequiredService<GenerationService>();
    }

    [GlobalCleanup]
    public async Task CleanupAsync() => await _services.DisposeAsync();

    /// <summary>The source alone, to be taken off the figures below.</summary>
    [Benchmark(Baseline = true, OperationsPerInvoke = RecordedChat.Chunks)]
    public async Task<int> Source()
    {
        var count = 0;
        await foreach (var update in _catalog.GetChatClient(_catalog.Default).GetStreamingResponseAsync([]))
        {
            count += update.Contents.Count;
        }

        return count;
    }

    /// <summary>Source → bounded channel of 100 → a reader that takes what is there.</summary>
    [Benchmark(OperationsPerInvoke = RecordedChat.Chunks)]
    public async Task<int> Channel()
    {
        var feed = new WireFeed(_catalog, Request(), NoObserver.Instance, TimeProvider.System);
        var running = Task.Run(() => feed.RunAsync(CancellationToken.None));
        var count = 0;
        while (await feed.Updates.WaitToReadAsync())
        {
            while (feed.Updates.TryRead(out var update))
            {
                count += update.Update.Contents.Count;
            }
        }

        await running;
        return count;
    }

    /// <summary>Source → channel → run with its state, metrics and log → one reader of the log.</summary>
    [Benchmark(OperationsPerInvoke = RecordedChat.Chunks)]
    public async Task<long> RunToReader()
    {
        var run = _generation.Start(Request());
        var entries = new RunEntry[512];
        var position = 0L;
        while (await run.Log.WaitAsync(position, CancellationToken.None))
        {
            position += run.Log.Read(position, entries);
        }

        return position;
    }

    private RunRequest Request() => new(_catalog.Default, [new(ChatRole.User, "Hi")]);

    private sealed class NoObserver : IRequestObserver
    {
        public static readonly NoObserver Instance = new();

        public void Sending(int attempt, long timestamp)
        {
        }

        public void HeadersArrived(long timestamp, string? requestId)
        {
        }

        public void BytesArrived(long timestamp)
        {
        }

        public ValueTask WaitBeforeRetryAsync(RetryNotice notice, CancellationToken cancellationToken) => ValueTask.CompletedTask;
    }
}
