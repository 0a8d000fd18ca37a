using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Comparisons;

/// <content>How a command is carried out: planned, kept, done, told; and what follows the end of a run.</content>
public sealed partial class ComparisonService
{
    /// <summary>
    /// Carries out a command in its turn: what changes is kept, then the columns whose turn it is are asked and the viewers told.
    /// </summary>
    /// <returns>False when there is no such comparison (any more).</returns>
    private async Task<bool> ChangeAsync(ComparisonId id, Func<ComparisonState, ComparisonState> command, Guid requestId = default)
        => await OpenAsync(id).ConfigureAwait(false) is { } comparison && await ChangeAsync(comparison, command, requestId).ConfigureAwait(false);

    private async Task<bool> ChangeAsync(Comparison comparison, Func<ComparisonState, ComparisonState> command, Guid requestId = default)
    {
        await comparison.Commands.WaitAsync().ConfigureAwait(false);
        try
        {
            if (!IsThere(comparison))
            {
                return false;
            }

            if (comparison.Requests.IsKnown(requestId))
            {
                return true;
            }

            var before = comparison.State;
            var after = TakeTurns(command(before));
            if (ReferenceEquals(before, after) || !await KeepAsync(comparison, after, requestId).ConfigureAwait(false))
            {
                return true;
            }

            comparison.Publish(Begin(comparison, after));
            comparison.Requests.Remember(requestId);
        }
        finally
        {
            comparison.Commands.Release();
        }

        Tell(comparison);
        return true;
    }

    /// <summary>
    /// Lets a model make one answer out of those of a round that has ended; it names its sources. Another merge replaces the first. Does
    /// nothing while the round is hidden or fewer than two answers have text.
    /// </summary>
    public Task MergeAsync(ComparisonId id, int round, ModelInfo model)
        => ChangeAsync(id, state =>
        {
            if (_generation.IsClosing
                || state.Rounds.FirstOrDefault(known => known.Number == round) is not { HasEnded: true, IsHidden: false } merged
                || merged.Runs.Count(run => run.Text.Length > 0) < 2)
            {
                return state;
            }

            merged.Merged?.Stop();
            return state.With(merged with { Merging = Plan(model) });
        });

    /// <summary>A new round in which every column waits for its turn.</summary>
    private ComparisonState Ask(ComparisonState state, string prompt)
    {
        var asked = state.Columns.Where(column => !column.IsMuted).Select(Waiting).ToArray();
        if (state.Settings.IsBlind)
        {
            _random.Shuffle(asked);
        }

        var round = new ComparisonRound(state.Rounds.Count + 1, prompt, _time.GetUtcNow(), state.Settings.IsBlind, asked) { Id = MessageId.New(_time) };
        return state with { Rounds = [.. state.Rounds, round] };
    }

    private static ColumnAnswer Waiting(ComparisonColumn column) => new(column.Id, column.Setup, [], IsWaiting: true);

    private static ComparisonRound AskAgain(ComparisonRound round, ComparisonColumn column) => round.Of(column.Id) switch
    {
        null => round with { Answers = [.. round.Answers, Waiting(column)] },
        { HasEnded: true } answer => round.With(answer with { Setup = column.Setup, IsWaiting = true }),
        _ => round,
    };

    private async Task StopAsync(ComparisonId id, Func<ColumnAnswer, bool> which)
    {
        // It takes its place in the line before the runs end: the end of one must not be the turn of another.
        var stopped = ChangeAsync(id, state => state.Current is { } round ? state.With(StopIn(round, which)) : state);
        foreach (var answer in _open.Peek(id)?.State.Current?.Answers.Where(which) ?? [])
        {
            answer.Run?.Stop();
        }

        await stopped.ConfigureAwait(false);
    }

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

    private PlannedRun Plan(ModelInfo model) => new(RunId.New(_time), model, _time.GetUtcNow());

    /// <summary>Plans the runs of the columns whose turn it is: all that wait, or the first one when one goes after the other.</summary>
    private ComparisonState TakeTurns(ComparisonState state)
    {
        if (state.Current is not { } round || _generation.IsClosing)
        {
            return state;
        }

        var isOneByOne = state.Settings.Mode == ComparisonMode.OneByOne;
        foreach (var answer in round.Answers.Where(answer => answer.IsWaiting))
        {
            if (isOneByOne && round.Answers.Any(other => other.IsLive || other.Next is not null))
            {
                break;
            }

            round = round.With(answer with { Next = Plan(answer.Setup.Model) });
        }

        return ReferenceEquals(round, state.Current) ? state : state.With(round);
    }

    /// <summary>Starts what was planned and is kept by now.</summary>
    private ComparisonState Begin(Comparison comparison, ComparisonState state)
    {
        foreach (var round in state.Rounds.Where(round => round.Planned.Any()))
        {
            var begun = round;
            foreach (var answer in round.Answers.Where(answer => answer.Next is not null))
            {
                var run = Start(comparison, new(answer.Setup.Model, ColumnHistory.ToMessages(comparison.Beginning, state, round, answer))
                {
                    Id = answer.Next!.Id,
                    Options = answer.Setup.Parameters.ToOptions(),
                });
                begun = begun.With(answer with { Attempts = [.. answer.Attempts, run], IsWaiting = false, Next = null });
            }

            if (round.Merging is { } merging)
            {
                begun = begun with { Merged = Start(comparison, new(merging.Model, MergePrompt.Of(round)) { Id = merging.Id }), Merging = null };
            }

            state = state.With(begun);
        }

        return state;
    }

    private Run Start(Comparison comparison, RunRequest request)
    {
        var run = _generation.Start(request);
        _journal.Track(run, new(run.Id.Value), epoch: 1);
        _ = FollowAsync(comparison, run);
        return run;
    }

    /// <summary>The end of a run changes what the page says of its column, and may be the turn of the next one.</summary>
    private async Task FollowAsync(Comparison comparison, Run run)
    {
        await run.Completion.ConfigureAwait(false);
        try
        {
            await ChangeAsync(comparison, state => state with { }).ConfigureAwait(false);
        }
        catch (StorageException problem)
        {
            LogNotAsked(_logger, comparison.Id, problem);
            await GiveUpTurnsAsync(comparison).ConfigureAwait(false);
        }
    }

    // Nobody is asked unsaved: who waited can be asked again by hand.
    private async Task GiveUpTurnsAsync(Comparison comparison)
    {
        await comparison.Commands.WaitAsync().ConfigureAwait(false);
        try
        {
            if (comparison.State.Current is { } round)
            {
                comparison.Publish(comparison.State.With(round with
                {
                    Answers = [.. round.Answers.Select(answer => answer.IsWaiting ? answer with { IsWaiting = false } : answer)],
                }));
            }
        }
        finally
        {
            comparison.Commands.Release();
        }

        SaveSoon(comparison.Id);
        Tell(comparison);
    }
}
