using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>
/// Whether the log of a foreign run is one that a run could have written. Everything that shows an ended run trusts its log: times that
/// run for years or an end that has no outcome must not get that far.
/// </summary>
internal static class RunTimings
{
    /// <summary>No answer takes longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromDays(2);

    // A run of a million characters, each a piece of its own, has 5 MB.
    private const int MostBytes = 16 << 20;

    /// <summary>True for a log that is whole and places the whole text; false for none.</summary>
    public static bool AreSound(RunRecord run)
    {
        if (run.Marks.Length is 0 or > MostBytes)
        {
            return false;
        }

        var reader = new RunLogReader(run, TimeSpan.TicksPerSecond);
        var (text, reasoning) = (0, 0);
        while (reader.TryRead(out var entry))
        {
            if (entry.Timestamp < 0 || entry.Timestamp > Longest.Ticks || !IsSound(entry.Event)
                || (entry.Event is RunEvent.Continued continued && !IsSound(continued, run)))
            {
                return false;
            }

            text += entry.Event is RunEvent.TextDelta piece ? piece.Text.Length : 0;
            reasoning += entry.Event is RunEvent.ReasoningDelta thought ? thought.Text.Length : 0;
            if (entry.Event is RunEvent.Finished finished)
            {
                return finished.State == run.State && (text, reasoning) == (run.Text.Length, run.Reasoning.Length);
            }
        }

        // Kept while it ran; it ends where it ends.
        return run.State is RunState.Interrupted;
    }

    public static bool IsSound(RunFailure failure)
        => Enum.IsDefined(failure.Kind) && Enum.IsDefined(failure.Limit ?? default) && failure.Attempts is >= 1 and <= 1_000
            && IsBounded(failure.RetryAfter ?? default);

    private static bool IsSound(RunEvent happened) => happened switch
    {
        RunEvent.StateChanged change => Enum.IsDefined(change.State) && !change.State.IsFinal(),
        RunEvent.RequestSent sent => sent.Attempt is >= 1 and <= 1_000,
        RunEvent.RetryScheduled retry => retry.Notice is { } notice && IsBounded(notice.Delay) && Enum.IsDefined(notice.Kind),
        RunEvent.FieldsDropped dropped => dropped.Fields is { Count: <= 100 } fields && fields.All(field => field is { Length: <= 200 }),
        RunEvent.ToolCalled call => call is { CallId: not null, Name: not null, Arguments: not null },
        RunEvent.UsageReported { Usage: var usage } => usage is not null && usage == RunRenewal.Clean(usage),
        RunEvent.Finished finished => Enum.IsDefined(finished.State) && finished.State.IsFinal() && (finished.Failure is null || IsSound(finished.Failure)),
        _ => true,
    };

    private static bool IsSound(RunEvent.Continued continued, RunRecord run)
        => continued.Seams is { Count: <= 1_000 } seams && continued.Reasoning >= 0 && continued.Reasoning <= run.Reasoning.Length
            && seams.All(seam => seam is not null && seam.At >= 0 && seam.At <= run.Text.Length && Enum.IsDefined(seam.After) && seam.FinishReason is null or { Length: <= 100 });

    private static bool IsBounded(TimeSpan time) => time >= -Longest && time <= Longest;
}
