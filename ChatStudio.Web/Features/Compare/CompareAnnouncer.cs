using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Generation;
using ChatStudio.Web.Answers;

namespace ChatStudio.Web.Features.Compare;

/// <summary>
/// What one page tells its screen reader about the columns: that a round is on, and the end of each answer once, by its letter while names are
/// hidden. Nothing of what had ended before the page. Used on the renderer only.
/// </summary>
/// <param name="say">Puts words into the page's status line, which keeps them apart.</param>
public sealed class CompareAnnouncer(Action<string> say)
{
    private readonly HashSet<RunId> _told = [];
    private Comparison? _comparison;
    private int _round;

    /// <summary>Turns to another comparison.</summary>
    public void Open(Comparison? comparison)
    {
        _told.Clear();
        _comparison = comparison;
        var current = comparison?.State.Current;
        _round = current is { HasEnded: true } ? current.Number : 0;
        foreach (var run in current?.Runs.Where(run => run.State.IsFinal()) ?? [])
        {
            _told.Add(run.Id);
        }
    }

    /// <summary>Tells what has happened since the last look.</summary>
    public void Look()
    {
        if (_comparison?.State.Current is not { } round)
        {
            return;
        }

        if (round.Number != _round)
        {
            _round = round.Number;
            say($"{round.Answers.Count} models are answering");
        }

        for (var i = 0; i < round.Answers.Count; i++)
        {
            if (round.Answers[i].Run is { } run && run.State.IsFinal() && _told.Add(run.Id))
            {
                say($"{(round.IsHidden ? $"Model {ComparisonRound.Letter(i)}" : run.Model.ModelId)}: {End(run, round.IsHidden)}");
            }
        }
    }

    private static string End(Run run, bool isHidden) => run.State switch
    {
        RunState.Failed => "failed",
        RunState.Interrupted => "cut off",
        _ when isHidden => run.State == RunState.Completed ? "answer complete" : "stopped",
        _ => AnswerWords.AtEnd(run),
    };
}
