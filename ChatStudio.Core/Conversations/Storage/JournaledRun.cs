using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Storage;

/// <summary>A run and how far it is written down. Used by the journal's loop only.</summary>
internal sealed class JournaledRun(Run run, MessageId message, int epoch)
{
    // What the log begins with was kept with the run's beginning.
    private readonly RunLogWriter _writer = new(run, run.BeginningCount);

    // Read from the log and not taken by the store yet.
    private RunLogSlice? _unwritten;

    public Run Run { get; } = run;

    public bool HasEnded => Run.Log.IsFinished;

    /// <summary>What the store has not taken yet; null when there is nothing.</summary>
    public RunFlush? Flush()
    {
        if (_writer.Next() is { } next)
        {
            _unwritten = _unwritten?.Join(next) ?? next;
        }

        return _unwritten is null ? null : new(Run.Id, epoch, _unwritten);
    }

    /// <summary>The store has taken the last <see cref="Flush"/>.</summary>
    public void Flushed() => _unwritten = null;

    public RunEnding End() => new(message, epoch, Run.ToRecord());
}
