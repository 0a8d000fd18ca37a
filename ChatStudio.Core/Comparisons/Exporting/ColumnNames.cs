using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Comparisons.Exporting;

/// <summary>How columns are called in files: by letters while the round is hidden, else by model and what differs.</summary>
internal static class ColumnNames
{
    public static string Of(ComparisonRound round, int index)
    {
        if (round.IsHidden)
        {
            return ComparisonRound.Letter(index);
        }

        var setups = round.Answers.Select(answer => answer.Setup).ToArray();
        return string.Join(" · ", ColumnDifferences.Of(setups)[index].Prepend(setups[index].Model.ModelId));
    }

    public static string End(ColumnAnswer answer) => answer.Run?.State switch
    {
        null => answer.IsWaiting ? "waits for its turn" : "not asked",
        RunState.Completed => "done",
        RunState.Stopped => "stopped",
        RunState.Interrupted => "cut off",
        RunState.Failed => $"failed: {answer.Run.Outcome?.Failure?.Kind.ToString() ?? "unknown"}",
        _ => "still streaming",
    };
}
