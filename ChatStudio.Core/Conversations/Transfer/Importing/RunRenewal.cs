using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>An answer of a file as an ended run of ours: another id, bounded figures, timings only where they hold together.</summary>
internal sealed class RunRenewal(ImportLimits limits, TimeProvider time, ImportNotes notes)
{
    private const long MostTokens = 1_000_000_000_000;
    private const decimal HighestCost = 1_000_000;
    private const int LongestWord = 100;
    private const int LongestSentence = 4_000;

    public RunRecord Renew(RunRecord run, DateTimeOffset startedAt)
    {
        var text = Cut(run.Text);
        var reasoning = Cut(run.Reasoning);
        var clean = run with
        {
            Id = RunId.New(time),
            Model = ModelRenewal.Clean(run.Model),
            StartedAt = startedAt,
            State = run.State.IsFinal() ? run.State : RunState.Interrupted,
            Text = text,
            Reasoning = reasoning,
            PromptTokens = double.IsFinite(run.PromptTokens) ? Math.Clamp(run.PromptTokens, 0, MostTokens) : 0,
            Usage = run.Usage is { } usage ? Clean(usage) : null,
            Cost = run.Cost is { } cost ? Math.Clamp(cost, 0, HighestCost) : null,
            FinishReason = Short(run.FinishReason, LongestWord),
            Took = run.Took is { } took ? TimeSpan.FromTicks(Math.Clamp(took.Ticks, 0, RunTimings.Longest.Ticks)) : null,
            Failure = Failure(run),
        };
        if (ReferenceEquals(text, run.Text) && ReferenceEquals(reasoning, run.Reasoning) && RunTimings.AreSound(clean))
        {
            return clean;
        }

        notes.Add("answers came without timings that hold together; their figures are n/a", run.Marks.Length > 0 ? 1 : 0);
        return clean with { Marks = [], Took = null };
    }

    public static TokenUsage Clean(TokenUsage usage)
        => new(Clamp(usage.Input), Clamp(usage.Output), Clamp(usage.CachedInput), Clamp(usage.Reasoning));

    /// <param name="most">Characters; null for those of any text.</param>
    public string Cut(string text, int? most = null)
    {
        var end = Math.Min(limits.Text, most ?? limits.Text);
        if (text.Length <= end)
        {
            return text;
        }

        notes.Add("texts were longer than the limit and were cut there");
        return text[..(char.IsHighSurrogate(text[end - 1]) ? end - 1 : end)];
    }

    private static RunFailure? Failure(RunRecord run)
    {
        if (run.State is RunState.Completed or RunState.Stopped)
        {
            return null;
        }

        return run.Failure is { } failure && RunTimings.IsSound(failure)
            ? failure with
            {
                ProviderMessage = Short(failure.ProviderMessage, LongestSentence),
                Detail = Short(failure.Detail, LongestSentence),
                RequestId = Short(failure.RequestId, LongestWord),
                Cap = Short(failure.Cap, LongestWord),
            }
            : new(ProviderErrorKind.Unknown, null, "The imported file says that this answer had not ended");
    }

    private static string? Short(string? text, int longest) => text?.Length > longest ? text[..longest] : text;

    private static long Clamp(long tokens) => Math.Clamp(tokens, 0, MostTokens);
}
