using System.Collections.Concurrent;
using System.Globalization;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Comparisons;

/// <summary>
/// Every change to comparisons goes through here. A singleton: all tabs see the same ones, and none of them owns a run. Commands on a
/// comparison, a column or a round that does not exist (any more) do nothing, but for those that carry text.
/// </summary>
/// <param name="random">Shuffles the columns of blind rounds. Must be thread-safe, as <see cref="Random.Shared"/> is.</param>
public sealed partial class ComparisonService(
    GenerationService generation, IComparisonStore store, Random random, TimeProvider time, ILogger<ComparisonService> logger)
{
    private readonly ConcurrentDictionary<ComparisonId, Comparison> _comparisons =
        new(store.Load().Select(comparison => KeyValuePair.Create(comparison.Id, comparison)));

    private readonly ConcurrentDictionary<Guid, Lazy<Comparison>> _starts = new();

    /// <summary>Raised after a comparison was added or removed or changed in any way, on any thread and outside locks.</summary>
    public event Action? Changed;

    /// <summary>The last asked first.</summary>
    public IReadOnlyList<Comparison> Comparisons
        => [.. _comparisons.Values.OrderByDescending(comparison => comparison.UpdatedAt).ThenByDescending(comparison => comparison.Id.Value)];

    public Comparison? Find(ComparisonId id) => _comparisons.GetValueOrDefault(id);

    /// <summary>Starts a comparison with its first round. The same request id twice is one comparison.</summary>
    /// <exception cref="PromptRejectedException">The prompt is empty or too long, or there are too few or too many columns.</exception>
    public Comparison Start(IReadOnlyList<ColumnSetup> lineUp, string prompt, ComparisonSettings settings, Guid requestId)
    {
        Check(prompt);
        if (lineUp.Count is < LineUpRules.Fewest or > LineUpRules.Most)
        {
            throw new PromptRejectedException($"A comparison has {LineUpRules.Fewest} to {LineUpRules.Most} columns and this has {lineUp.Count}. Nothing was sent and your text is still here.");
        }

        return _starts.GetOrAdd(requestId, _ => new(() =>
        {
            var comparison = new Comparison(ComparisonId.New(time), time.GetUtcNow(), ConversationTitle.From(prompt), new(LineUpRules.Columns(lineUp, time), [], settings));
            _comparisons[comparison.Id] = comparison;
            Change(comparison, state => Ask(state, prompt));
            return comparison;
        })).Value;
    }

    /// <summary>Asks all columns that are not muted, each with its own history. The same request id twice is one round.</summary>
    /// <exception cref="PromptRejectedException">The prompt is empty or too long, the round before still runs, all columns are muted or the comparison was deleted.</exception>
    public void Send(ComparisonId id, string prompt, Guid requestId)
    {
        Check(prompt);
        var comparison = Find(id);
        var isThere = Change(comparison, state =>
        {
            if (comparison!.Requests.IsKnown(requestId))
            {
                return state;
            }

            if (state.IsLive)
            {
                throw new PromptRejectedException("Not all answers of this round have ended. Nothing was sent and your text is still here: wait for them or stop them.");
            }

            if (state.Columns.All(column => column.IsMuted))
            {
                throw new PromptRejectedException("All columns are muted. Nothing was sent and your text is still here: unmute one.");
            }

            comparison.Requests.Remember(requestId);
            return Ask(state, prompt);
        });
        if (!isThere)
        {
            throw new PromptRejectedException("This comparison was deleted, maybe in another tab. Nothing was sent and your text is still here: start a new one with it.");
        }
    }

    /// <summary>Stops one column of the current round, also one that waits for its turn. Its text stays.</summary>
    public void Stop(ComparisonId id, ColumnId column)
        => Change(Find(id), state => state.Current is { } round ? state.With(StopIn(round, answer => answer.Column == column)) : state);

    /// <summary>Stops all columns of the current round, those that wait first.</summary>
    public void StopAll(ComparisonId id)
        => Change(Find(id), state => state.Current is { } round ? state.With(StopIn(round, _ => true)) : state);

    /// <summary>
    /// Asks a column the current prompt again, with its setup as it is now; also a column that was added or muted when the round began.
    /// Does nothing while it answers.
    /// </summary>
    public void Retry(ComparisonId id, ColumnId column)
        => Change(Find(id), state => state.Current is { } round && state.Find(column) is { } asked ? state.With(AskAgain(round, asked)) : state);

    /// <summary>Asks those columns of the current round again that failed, broke off or were not asked.</summary>
    public void RetryFailed(ComparisonId id)
        => Change(Find(id), state => state.Current is not { } round ? state : state.With(state.Columns
            .Where(column => round.Of(column.Id) is { IsUnanswered: true })
            .Aggregate(round, AskAgain)));

    /// <summary>Stops its runs and forgets the comparison, and its votes with it.</summary>
    public void Delete(ComparisonId id)
    {
        if (_comparisons.TryRemove(id, out var removed))
        {
            Change(removed, state =>
            {
                removed.IsDeleted = true;
                foreach (var merged in state.Rounds.Select(round => round.Merged))
                {
                    merged?.Stop();
                }

                return state.Current is { } round ? state.With(StopIn(round, _ => true)) : state;
            });
            store.Remove(id);
        }
    }

    private static void Check(string prompt)
    {
        if (string.IsNullOrWhiteSpace(prompt))
        {
            throw new PromptRejectedException("There is nothing to send yet. Write a prompt first.");
        }

        if (prompt.Length > ConversationService.MaxPromptLength)
        {
            throw new PromptRejectedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The prompt has {prompt.Length:#,0} characters; the limit is {ConversationService.MaxPromptLength:#,0}. Nothing was sent and your text is still here: shorten or split it."));
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Comparison {ComparisonId}: a viewer failed on a change")]
    private static partial void LogViewerFailed(ILogger logger, ComparisonId comparisonId, Exception exception);
}
