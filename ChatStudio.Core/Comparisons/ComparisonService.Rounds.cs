using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Comparisons;

/// <content>What happens under a comparison's gate: rounds, turns, and what follows the end of a run.</content>
public sealed partial class ComparisonService
{
    /// <summary>
    /// Carries out a command under the gate, asks the columns whose turn it is and tells the viewers, when something changed.
    /// </summary>
    /// <returns>False when there is no such comparison (any more).</returns>
    private bool Change(Comparison? comparison, Func<ComparisonState, ComparisonState> command)
    {
        if (comparison is null)
        {
            return false;
        }

        lock (comparison.Gate)
        {
            if (comparison.IsDeleted)
            {
                return false;
            }

            var before = comparison.State;
            var after = TakeTurns(comparison, command(before));
            if (ReferenceEquals(before, after))
            {
                return true;
            }

            comparison.Publish(after);
            if (!comparison.IsDeleted)
            {
                store.Keep(comparison);
            }
        }

        Tell(comparison.RaiseChanged, comparison.Id);
        Tell(() => Changed?.Invoke(), comparison.Id);
        return true;
    }

    /// <summary>A viewer that throws must not undo a command nor break the watch over runs; it is logged.</summary>
    private void Tell(Action raise, ComparisonId id)
    {
        try
        {
            raise();
        }
        catch (Exception e)
        {
            LogViewerFailed(logger, id, e);
        }
    }

    /// <summary>
    /// Lets a model make one answer out of those of a round that has ended; it names its sources. Another merge replaces the first. Does
    /// nothing while the round is hidden or fewer than two answers have text.
    /// </summary>
    public void Merge(ComparisonId id, int round, ModelInfo model)
        => Change(Find(id), state =>
        {
            if (state.Rounds.FirstOrDefault(known => known.Number == round) is not { HasEnded: true, IsHidden: false } merged
                || merged.Runs.Count(run => run.Text.Length > 0) < 2)
            {
                return state;
            }

            merged.Merged?.Stop();
            var run = generation.Start(new(model, MergePrompt.Of(merged)));
            _ = FollowAsync(Find(id)!, run);
            return state.With(merged with { Merged = run });
        });

    /// <summary>A new round in which every column waits for its turn.</summary>
    private ComparisonState Ask(ComparisonState state, string prompt)
    {
        var asked = state.Columns.Where(column => !column.IsMuted).Select(Waiting).ToArray();
        if (state.Settings.IsBlind)
        {
            random.Shuffle(asked);
        }

        return state with { Rounds = [.. state.Rounds, new(state.Rounds.Count + 1, prompt, time.GetUtcNow(), state.Settings.IsBlind, asked)] };
    }

    private static ColumnAnswer Waiting(ComparisonColumn column) => new(column.Id, column.Setup, [], IsWaiting: true);

    private static ComparisonRound AskAgain(ComparisonRound round, ComparisonColumn column) => round.Of(column.Id) switch
    {
        null => round with { Answers = [.. round.Answers, Waiting(column)] },
        { HasEnded: true } answer => round.With(answer with { Setup = column.Setup, IsWaiting = true }),
        _ => round,
    };

    private static ComparisonRound StopIn(ComparisonRound round, Func<ColumnAnswer, bool> which)
    {
        var stopped = round;
        foreach (var answer in round.Answers.Where(answer => which(answer) && answer.IsWaiting))
        {
            stopped = stopped.With(answer with { IsWaiting = false });
        }

        foreach (var answer in round.Answers.Where(which))
        {
            answer.Run?.Stop();
        }

        return stopped;
    }

    /// <summary>Starts the columns whose turn it is: all that wait, or the first one when one goes after the other.</summary>
    private ComparisonState TakeTurns(Comparison comparison, ComparisonState state)
    {
        if (state.Current is not { } round || comparison.IsDeleted)
        {
            return state;
        }

        var isOneByOne = state.Settings.Mode == ComparisonMode.OneByOne;
        foreach (var answer in round.Answers.Where(answer => answer.IsWaiting))
        {
            if (isOneByOne && round.Answers.Any(other => other.IsLive))
            {
                break;
            }

            round = round.With(Begin(comparison, state, round, answer));
        }

        return ReferenceEquals(round, state.Current) ? state : state.With(round);
    }

    private ColumnAnswer Begin(Comparison comparison, ComparisonState state, ComparisonRound round, ColumnAnswer answer)
    {
        var run = generation.Start(new(answer.Setup.Model, ColumnHistory.ToMessages(state, round, answer)) { Options = answer.Setup.Parameters.ToOptions() });
        _ = FollowAsync(comparison, run);
        return answer with { Attempts = [.. answer.Attempts, run], IsWaiting = false };
    }

    /// <summary>The end of a run changes what the page says of its column, and may be the turn of the next one.</summary>
    private async Task FollowAsync(Comparison comparison, Run run)
    {
        await run.Completion.ConfigureAwait(false);
        Change(comparison, state => state with { });
    }
}
