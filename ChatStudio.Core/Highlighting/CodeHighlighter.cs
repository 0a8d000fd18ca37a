using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Highlighting;

/// <summary>
/// Colours code for every page of the app, in the background and within a budget. Under load it does less, never later: what does not
/// fit stays plain. Nothing is loaded before the first block of a language it knows.
/// </summary>
public sealed partial class CodeHighlighter : IAsyncDisposable
{
    private readonly ISyntaxSource syntaxes;
    private readonly TimeProvider time;
    private readonly ILogger<CodeHighlighter> logger;
    private readonly CancellationTokenSource stopping = new();
    private readonly Channel<(CodeColours Block, long Queued)> queue;
    private readonly Lazy<Task> workers;

    public CodeHighlighter(ISyntaxSource syntaxes, HighlightingOptions options, TimeProvider time, ILogger<CodeHighlighter> logger)
    {
        this.syntaxes = syntaxes;
        this.time = time;
        this.logger = logger;
        Options = options;
        Memory = new(options.RememberedLines);
        // Bounded, and a writer is refused at once: a page never waits for colours.
        queue = Channel.CreateBounded<(CodeColours, long)>(options.QueueLength);
        workers = new(() => Task.WhenAll(Enumerable.Range(0, options.Workers).Select(_ => Task.Run(() => WorkAsync(stopping.Token)))));
    }

    internal HighlightingOptions Options { get; }

    internal LineMemory Memory { get; }

    /// <summary>Begins a block; null when there are no rules for its language.</summary>
    /// <param name="tag">The first word after the fence.</param>
    public CodeColours? Open(string tag) => syntaxes.Knows(tag) ? new CodeColours(this, tag) : null;

    public async ValueTask DisposeAsync()
    {
        await stopping.CancelAsync().ConfigureAwait(false);
        queue.Writer.TryComplete();
        if (workers.IsValueCreated)
        {
            await workers.Value.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }

        stopping.Dispose();
    }

    internal bool TryQueue(CodeColours block)
    {
        _ = workers.Value;
        return queue.Writer.TryWrite((block, time.GetTimestamp()));
    }

    private async Task WorkAsync(CancellationToken cancellation)
    {
        var budget = new WorkerBudget(Options.Share, Options.Burst, time);
        await foreach (var (block, queued) in queue.Reader.ReadAllAsync(cancellation).ConfigureAwait(false))
        {
            if (time.GetElapsedTime(queued) > Options.LongestWait)
            {
                block.Drop();
                continue;
            }

            var started = time.GetTimestamp();
            if (Work(block) && !TryQueue(block))
            {
                block.Drop();
            }

            budget.Spend(time.GetElapsedTime(started));
            await budget.WaitAsync(cancellation).ConfigureAwait(false);
        }
    }

    private bool Work(CodeColours block)
    {
        try
        {
            return block.Work(syntaxes, time);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            // A grammar that trips over a line costs the rest of this block its colours, and nobody anything else.
            LogNotRead(problem.GetType().Name);
            block.Close();
            return false;
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "A block of code could not be highlighted ({Error}); the rest of it stays plain.")]
    private partial void LogNotRead(string error);
}
