using ChatStudio.Core.Generation;
using ChatStudio.Web.Answers.Notices;

namespace ChatStudio.Web.Answers;

/// <summary>The end of an answer in one spoken sentence.</summary>
public static class AnswerWords
{
    /// <returns>Empty for a failure: that is told by its own notice, once.</returns>
    public static string AtEnd(Run run)
    {
        var numbers = run.Metrics.Snapshot();
        var tokens = Tokens(numbers.TokensOut, numbers.IsEstimate);
        return run.State switch
        {
            RunState.Completed => $"{FinishWords.For(run, numbers.TokensOut)?.Title ?? "Answer complete"}, {tokens} in {Figures.RoughSeconds(numbers.Elapsed)}",
            RunState.Stopped when numbers.TokensOut == 0 => "Answer stopped before the first token",
            RunState.Stopped => $"Answer stopped after {tokens}",
            _ => "",
        };
    }

    // "≈" is read as "almost equal to" or not at all.
    private static string Tokens(long tokens, bool isEstimate)
        => $"{(isEstimate && tokens > 0 ? "about " : "")}{Figures.Tokens(tokens)} {Figures.TokenWord(tokens)}";
}
