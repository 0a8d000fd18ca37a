namespace ChatStudio.Core.Generation;

/// <summary>An answer that a new run goes on with. The log of that run begins with it, so that its text is the whole answer.</summary>
/// <param name="From">The run that had it last.</param>
/// <param name="Text">All visible text so far.</param>
/// <param name="Reasoning">All reasoning so far.</param>
/// <param name="Seams">Where it was gone on with, the latest last: at the end of <paramref name="Text"/>.</param>
public sealed record Continuation(RunId From, string Text, string Reasoning, IReadOnlyList<AnswerSeam> Seams)
{
    /// <summary>What the log of the run that goes on begins with, as the store takes it.</summary>
    internal RunLogSlice Beginning => RunLogWriter.Write(Events);

    internal IReadOnlyList<RunEvent> Events
    {
        get
        {
            var events = new List<RunEvent> { new RunEvent.Continued(Seams, Reasoning.Length) };
            if (Reasoning.Length > 0)
            {
                events.Add(new RunEvent.ReasoningDelta(Reasoning));
            }

            events.Add(new RunEvent.TextDelta(Text));
            return events;
        }
    }

    /// <param name="run">Has ended.</param>
    /// <exception cref="ArgumentException">The run goes on itself.</exception>
    public static Continuation Of(Run run)
    {
        if (run.Outcome is not { } outcome)
        {
            throw new ArgumentException("An answer is continued when its run has ended.", nameof(run));
        }

        // What the model thinks now follows what it thought before.
        var (text, reasoning) = (run.Text, run.Reasoning.TrimEnd());
        return new(run.Id, text, reasoning.Length > 0 ? reasoning + "\n\n" : "", [.. run.Seams, new(text.Length, outcome.State, outcome.FinishReason)]);
    }
}
