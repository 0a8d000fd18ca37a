using ChatStudio.Core.Generation;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Web.Answers;

/// <summary>Where and why an answer was gone on with, in words.</summary>
public static class SeamWords
{
    private const int LongestQuote = 48;

    // Characters before the seam that are read for it.
    private const int Read = 800;

    /// <summary>The seams to tell of: each place once, and none at the end of an answer that did not grow after it.</summary>
    public static IReadOnlyList<AnswerSeam> Shown(Run run)
        => [.. run.Seams.DistinctBy(seam => seam.At).Where(seam => !run.State.IsFinal() || seam.At < run.Text.Length)];

    /// <summary>The last words before a seam as the reader sees them, on one line.</summary>
    public static string Quote(AnswerSeam seam, string text)
    {
        var before = text[Math.Max(0, seam.At - Read)..Math.Min(seam.At, text.Length)];
        var seen = string.Join(' ', VisibleText.Lines(StreamingMarkdown.Parse(before).Blocks)).Replace(VisibleText.Drawn, ' ');
        var words = string.Join(' ', (string.IsNullOrWhiteSpace(seen) ? before : seen).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        if (words.Length <= LongestQuote)
        {
            return words;
        }

        // From a word on where there is one; never from the middle of a pair.
        var tail = words[^LongestQuote..];
        var space = tail.IndexOf(' ', StringComparison.Ordinal);
        tail = space >= 0 && space < tail.Length - 1 ? tail[(space + 1)..] : char.IsLowSurrogate(tail[0]) ? tail[1..] : tail;
        return $"…{tail}";
    }

    /// <summary>How it had ended there, to follow on "continued where ".</summary>
    public static string Reason(AnswerSeam seam) => (seam.After, seam.FinishReason) switch
    {
        (RunState.Stopped, _) => "you had stopped it",
        (RunState.Interrupted, _) => "it was cut off",
        (RunState.Failed, _) => "it had failed",
        (_, "length") => "it had reached its length limit",
        _ => "it had ended",
    };
}
