namespace ChatStudio.Core.Comparisons;

/// <content>The line-up, the settings and the votes.</content>
public sealed partial class ComparisonService
{
    /// <summary>Adds a column at the end. It joins with the next round; <see cref="RetryAsync"/> asks it the current prompt. Does nothing when there are six.</summary>
    public Task AddColumnAsync(ComparisonId id, ColumnSetup setup)
        => ChangeAsync(id, state => state.Columns.Count >= LineUpRules.Most ? state : state with
        {
            Columns = [.. state.Columns, new(ColumnId.New(_time), setup, LineUpRules.SlotFor(setup.Model, state.Columns.Select(column => column.Slot)))],
        });

    /// <summary>Takes a column away with its answers, and the votes it won. Stops it where it still answers. Does nothing when there are two.</summary>
    public Task RemoveColumnAsync(ComparisonId id, ColumnId column)
        => ChangeAsync(id, state =>
        {
            if (state.Find(column) is null || state.Columns.Count <= LineUpRules.Fewest)
            {
                return state;
            }

            state.Current?.Of(column)?.Run?.Stop();
            return state with
            {
                Columns = [.. state.Columns.Where(kept => kept.Id != column)],
                Rounds = [.. state.Rounds.Select(round => round with
                {
                    Answers = [.. round.Answers.Where(answer => answer.Column != column)],
                    Vote = round.Vote?.Best == column ? null : round.Vote,
                })],
            };
        });

    /// <summary>Moves a column by so many places to the right, or to the left below zero.</summary>
    public Task MoveColumnAsync(ComparisonId id, ColumnId column, int by)
        => ChangeAsync(id, state =>
        {
            var columns = state.Columns.ToList();
            var from = columns.FindIndex(moved => moved.Id == column);
            var to = Math.Clamp(from + by, 0, columns.Count - 1);
            if (from < 0 || from == to)
            {
                return state;
            }

            var taken = columns[from];
            columns.RemoveAt(from);
            columns.Insert(to, taken);
            return state with { Columns = columns };
        });

    /// <summary>Gives a column another model, other parameters or another system prompt. Its history stays; what streams goes on with what it began with.</summary>
    public Task ChangeColumnAsync(ComparisonId id, ColumnId column, ColumnSetup setup)
        => ChangeAsync(id, state => state.Find(column) is not { } changed || changed.Setup == setup ? state : state.With(changed with
        {
            Setup = setup,
            Slot = changed.Setup.Model.Key == setup.Model.Key
                ? changed.Slot
                : LineUpRules.SlotFor(setup.Model, state.Columns.Where(other => other.Id != column).Select(other => other.Slot)),
        }));

    /// <summary>A muted column is not asked in new rounds.</summary>
    public Task SetMutedAsync(ComparisonId id, ColumnId column, bool isMuted)
        => ChangeAsync(id, state => state.Find(column) is { } changed && changed.IsMuted != isMuted ? state.With(changed with { IsMuted = isMuted }) : state);

    /// <summary>A collapsed column is asked like the others and takes no room on the screen. The last one that does stays.</summary>
    public Task SetCollapsedAsync(ComparisonId id, ColumnId column, bool isCollapsed)
        => ChangeAsync(id, state => state.Find(column) is not { } changed || changed.IsCollapsed == isCollapsed
            || (isCollapsed && state.Columns.Count(other => !other.IsCollapsed) == 1) ? state : state.With(changed with { IsCollapsed = isCollapsed }));

    public Task SetSettingsAsync(ComparisonId id, ComparisonSettings settings)
        => ChangeAsync(id, state => state.Settings == settings ? state : state with { Settings = settings });

    /// <summary>
    /// Votes on a round, also while it streams. Another vote replaces the first and the same again takes it back, except in a blind round:
    /// its first vote shows the names and is final.
    /// </summary>
    /// <param name="best">The winner; read for <see cref="VoteKind.Best"/> only. It must have text.</param>
    public Task VoteAsync(ComparisonId id, int round, VoteKind kind, ColumnId? best = null)
        => ChangeAsync(id, state =>
        {
            var chosen = kind == VoteKind.Best ? best : null;
            if (state.Rounds.FirstOrDefault(known => known.Number == round) is not { } voted
                || (voted.IsBlind && voted.Vote is not null)
                || (kind == VoteKind.Best && (chosen is null || voted.Of(chosen.Value)?.Run?.Text is not { Length: > 0 })))
            {
                return state;
            }

            var isSame = voted.Vote is { } before && before.Kind == kind && before.Best == chosen;
            return state.With(voted with { Vote = isSame ? null : new(kind, chosen, _time.GetUtcNow()) });
        });
}
