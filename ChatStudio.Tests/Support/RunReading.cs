using ChatStudio.Core.Generation;

namespace ChatStudio.Tests.Support;

/// <summary>Waiting for what a run's log says, without any sleep.</summary>
public static class RunReading
{
    /// <summary>Waits until an entry satisfies the condition and returns its event.</summary>
    public static async Task<RunEvent> UntilAsync(this Run run, Func<RunEvent, bool> condition, CancellationToken cancellationToken)
    {
        await foreach (var entry in run.Log.ReadAllAsync(0, cancellationToken))
        {
            if (condition(entry.Event))
            {
                return entry.Event;
            }
        }

        throw new InvalidOperationException($"The run ended as {run.Outcome} before that happened.");
    }

    public static Task UntilStateAsync(this Run run, RunState state, CancellationToken cancellationToken)
        => run.UntilAsync(e => e is RunEvent.StateChanged changed && changed.State == state, cancellationToken);

    /// <summary>Waits until the visible text is at least this long.</summary>
    public static async Task UntilTextAsync(this Run run, int length, CancellationToken cancellationToken)
    {
        var seen = 0;
        await run.UntilAsync(e => (seen += e is RunEvent.TextDelta delta ? delta.Text.Length : 0) >= length, cancellationToken);
    }

    public static async Task<RunEvent.Finished> OutcomeAsync(this Run run, CancellationToken cancellationToken)
    {
        await run.Completion.WaitAsync(cancellationToken);
        return run.Outcome!;
    }

    /// <summary>Everything in the log so far.</summary>
    public static IReadOnlyList<RunEntry> Entries(this Run run)
    {
        var entries = new RunEntry[run.Log.Count];
        return entries[..run.Log.Read(0, entries)];
    }

    public static IReadOnlyList<RunState> States(this Run run)
        => [.. run.Entries().Select(e => e.Event).OfType<RunEvent.StateChanged>().Select(e => e.State)];
}
