namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>An import that goes on whoever looks at it. Thread-safe.</summary>
public sealed class ImportJob
{
    private readonly CancellationTokenSource _cancellation;
    private volatile ImportProgress _progress = new(0, 0, 0, 0);
    private volatile ImportReport? _report;

    internal ImportJob(string name, CancellationTokenSource cancellation) => (Name, _cancellation) = (name, cancellation);

    /// <summary>Of the file; hostile text.</summary>
    public string Name { get; }

    public ImportProgress Progress
    {
        get => _progress;
        internal set => _progress = value;
    }

    /// <summary>Null while it runs.</summary>
    public ImportReport? Report
    {
        get => _report;
        internal set => _report = value;
    }

    /// <summary>Ends it after the conversation it is at; what was taken is kept. Does nothing when it has ended.</summary>
    public void Cancel()
    {
        if (Report is null)
        {
            _cancellation.Cancel();
        }
    }
}
