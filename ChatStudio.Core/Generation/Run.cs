using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Generation;

/// <summary>
/// One generation, owned by <see cref="GenerationService"/> and outliving every page that shows it. Readable from any thread.
/// </summary>
public sealed class Run
{
    internal Run() => throw new NotImplementedException();

    public RunId Id => throw new NotImplementedException();

    public ModelInfo Model => throw new NotImplementedException();

    /// <summary>Wall clock at the start.</summary>
    public DateTimeOffset StartedAt => throw new NotImplementedException();

    public RunState State => throw new NotImplementedException();

    public RunLog Log => throw new NotImplementedException();

    /// <summary>Live numbers of this run, computed from wire timestamps.</summary>
    public RunMetrics Metrics => throw new NotImplementedException();

    /// <summary>The visible text so far.</summary>
    public string Text => throw new NotImplementedException();

    /// <summary>The reasoning so far.</summary>
    public string Reasoning => throw new NotImplementedException();

    /// <summary>Set once <see cref="State"/> is final.</summary>
    public RunEvent.Finished? Outcome => throw new NotImplementedException();

    /// <summary>Completes, never faults, when the run has reached a final state.</summary>
    public Task Completion => throw new NotImplementedException();

    /// <summary>The wait before the next attempt, while there is one.</summary>
    public RunEvent.RetryScheduled? PendingRetry => throw new NotImplementedException();

    /// <summary>Ends the run as <see cref="RunState.Stopped"/> and closes the provider's socket. Idempotent, from any thread.</summary>
    /// <returns>False when the run had already ended.</returns>
    public bool Stop() => throw new NotImplementedException();

    /// <summary>Ends the wait before a retry. False when there is none.</summary>
    public bool RetryNow() => throw new NotImplementedException();
}
