using System.Diagnostics.CodeAnalysis;
using ChatStudio.Core.Generation;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Comparisons.Repeating;

/// <summary>
/// A line-up that is asked the same prompt again and again, each time without a history. Goes on without a page that shows it. Keeps the
/// numbers and not the answers. Thread-safe.
/// </summary>
[SuppressMessage("Design", "CA1001", Justification = "A page may cancel a job that has ended; a source without a timer holds nothing.")]
public sealed class RepeatJob
{
    private readonly GenerationService? _generation;
    private readonly CancellationTokenSource _cancelled = new();
    private volatile IReadOnlyList<RepeatResult> _results;
    private volatile int _done;
    private volatile bool _isFinished;

    internal RepeatJob(GenerationService generation, IReadOnlyList<ComparisonColumn> columns, string prompt, RepeatSettings settings)
    {
        _generation = generation;
        Prompt = prompt;
        Settings = settings.Clamped;
        _results = [.. columns.Select(column => new RepeatResult(column, [], 0))];
    }

    /// <summary>One of an earlier process: it shows how far it came and goes on no more.</summary>
    internal RepeatJob(RepeatRecord record)
    {
        Prompt = record.Prompt;
        Settings = record.Settings;
        _results = record.Results;
        _done = record.Done;
        _isFinished = true;
    }

    /// <summary>Raised after a repetition ended and at the end, on any thread and outside locks.</summary>
    public event Action? Changed;

    public string Prompt { get; }

    public RepeatSettings Settings { get; }

    /// <summary>By column. An immutable snapshot.</summary>
    public IReadOnlyList<RepeatResult> Results => _results;

    /// <summary>Repetitions that have ended, warm-ups included.</summary>
    public int Done => _done;

    public int All => Settings.WarmUps + Settings.Times;

    /// <summary>Nothing more comes.</summary>
    public bool IsFinished => _isFinished;

    public bool IsCancelled => _cancelled.IsCancellationRequested;

    /// <summary>Completes after the last repetition, or when a cancelled one has ended; never faults.</summary>
    public Task Completion { get; private set; } = Task.CompletedTask;

    /// <summary>Stops what streams; what was measured stays.</summary>
    public void Cancel() => _cancelled.Cancel();

    internal void Begin() => Completion = Task.Run(RunAsync);

    internal RepeatRecord ToRecord() => new(Prompt, Settings, Done, Results);

    private async Task RunAsync()
    {
        for (var repetition = 0; repetition < All && !IsCancelled; repetition++)
        {
            var runs = await AskAllAsync().ConfigureAwait(false);
            if (IsCancelled)
            {
                break;
            }

            if (repetition >= Settings.WarmUps)
            {
                _results = [.. _results.Zip(runs, Add)];
            }

            _done = repetition + 1;
            Changed?.Invoke();
        }

        _isFinished = true;
        Changed?.Invoke();
    }

    private async Task<IReadOnlyList<Run>> AskAllAsync()
    {
        var runs = new List<Run>();
        foreach (var result in _results)
        {
            if (IsCancelled)
            {
                break;
            }

            var run = Ask(result.Column.Setup);
            runs.Add(run);
            if (Settings.Mode == ComparisonMode.OneByOne)
            {
                await EndAsync(run).ConfigureAwait(false);
            }
        }

        await Task.WhenAll(runs.Select(EndAsync)).ConfigureAwait(false);
        return runs;
    }

    private Run Ask(ColumnSetup setup)
    {
        List<ChatMessage> messages = string.IsNullOrWhiteSpace(setup.SystemPrompt) ? [] : [new(ChatRole.System, setup.SystemPrompt)];
        messages.Add(new(ChatRole.User, Prompt));
        return _generation!.Start(new(setup.Model, messages) { Options = setup.Parameters.ToOptions() });
    }

    private async Task EndAsync(Run run)
    {
        using var stop = _cancelled.Token.UnsafeRegister(static run => ((Run)run!).Stop(), run);
        await run.Completion.ConfigureAwait(false);
    }

    private static RepeatResult Add(RepeatResult result, Run run) => run.State == RunState.Completed
        ? result with { Completed = [.. result.Completed, run.Metrics.Snapshot() with { Stalls = [], Phases = [], Moments = [] }] }
        : result with { Broken = result.Broken + 1 };
}
