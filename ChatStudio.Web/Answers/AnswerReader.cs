using ChatStudio.Core.Generation;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Web.Answers;

/// <summary>What one viewer has read of a run's log so far. Used on the renderer only.</summary>
public sealed class AnswerReader
{
    // Characters that were there before the run and are still to come.
    private int _earlierText;
    private int _earlierReasoning;

    /// <summary>Sequence number of the next entry to read.</summary>
    public long Position { get; private set; }

    public StreamingMarkdown Document { get; } = new();

    public ReasoningText Reasoning { get; } = new();

    /// <summary>As the log told it; the run itself may be further.</summary>
    public RunState State { get; private set; }

    public bool HasText { get; private set; }

    /// <summary>Something of an answer came in this run, if only reasoning.</summary>
    public bool HasContent { get; private set; }

    /// <summary>Where the answer was gone on with.</summary>
    public IReadOnlyList<AnswerSeam> Seams { get; private set; } = [];

    /// <summary>The last attempt that was sent, 1 for the first.</summary>
    public int Attempt { get; private set; } = 1;

    /// <summary>Optional fields the provider refused in this run, in the order it did.</summary>
    public IReadOnlyList<string> Dropped { get; private set; } = [];

    public RunEvent.RetryScheduled? Retry { get; private set; }

    public RunEvent.Finished? Outcome { get; private set; }

    /// <summary>Reads what is in the log at the moment, at once.</summary>
    public void ReadAll(RunLog log)
    {
        var buffer = new RunEntry[512];
        while (log.Read(Position, buffer) is var count and > 0)
        {
            Apply(buffer.AsSpan(0, count));
        }
    }

    public void Apply(ReadOnlySpan<RunEntry> entries)
    {
        foreach (var entry in entries)
        {
            Apply(entry.Event);
        }

        Position += entries.Length;
    }

    private void Apply(RunEvent change)
    {
        switch (change)
        {
            case RunEvent.Continued continued:
                Seams = continued.Seams;
                (_earlierText, _earlierReasoning) = (continued.Seams[^1].At, continued.Reasoning);
                break;
            case RunEvent.TextDelta text:
                Document.Append(text.Text);
                HasText |= text.Text.Length > 0;
                HasContent |= Exceeds(ref _earlierText, text.Text.Length);
                break;
            case RunEvent.ReasoningDelta reasoning:
                Reasoning.Append(reasoning.Text);
                HasContent |= Exceeds(ref _earlierReasoning, reasoning.Text.Length);
                break;
            case RunEvent.StateChanged changed:
                State = changed.State;
                break;
            case RunEvent.RetryScheduled retry:
                Retry = retry;
                break;
            case RunEvent.RequestSent sent:
                Attempt = sent.Attempt;
                Retry = null;
                break;
            case RunEvent.FieldsDropped dropped:
                Dropped = [.. Dropped.Union(dropped.Fields)];
                break;
            case RunEvent.Finished finished:
                Outcome = finished;
                State = finished.State;
                Retry = null;
                Document.Complete();
                break;
        }
    }

    private static bool Exceeds(ref int earlier, int length)
    {
        var isMore = length > earlier;
        earlier = Math.Max(0, earlier - length);
        return isMore;
    }
}
