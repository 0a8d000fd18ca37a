using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ChatStudio.Core.Comparisons.Storage;
using ChatStudio.Core.Comparisons.Voting;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Comparisons;

/// <summary>
/// Every change to comparisons goes through here. A singleton: all tabs see the same ones, and none of them owns a run. A prompt is in the
/// store before any provider is asked; a command whose task has completed survives a crash. Commands on a comparison, a column or a round
/// that does not exist (any more) do nothing, but for those that carry text.
/// </summary>
/// <remarks>
/// A comparison is a conversation of its own kind, so <see cref="ConversationService"/> lists, finds, renames, pins and deletes it. Commands on
/// one comparison come one after the other. Those that carry text throw <see cref="PromptRejectedException"/> when the store could not take it,
/// with nobody asked; all others throw <see cref="StorageException"/> and have changed nothing.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Answers that end while the process does still take their turn; a semaphore nobody waits on holds nothing.")]
public sealed partial class ComparisonService
{
    private readonly GenerationService _generation;
    private readonly ConversationService _conversations;
    private readonly IComparisonStore _store;
    private readonly RunJournal _journal;
    private readonly Random _random;
    private readonly TimeProvider _time;
    private readonly ILogger<ComparisonService> _logger;
    private readonly OpenItems<ComparisonId, Comparison> _open = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly ConcurrentDictionary<Guid, Lazy<Task<Comparison>>> _starts = new();
    private readonly ConcurrentDictionary<ComparisonId, IReadOnlyList<Ballot>> _ballots = new();

    /// <param name="random">Shuffles the columns of blind rounds. Must be thread-safe, as <see cref="Random.Shared"/> is.</param>
    public ComparisonService(
        GenerationService generation, ConversationService conversations, IComparisonStore store, RunJournal journal, Random random, TimeProvider time,
        ILogger<ComparisonService> logger)
    {
        (_generation, _conversations, _store, _journal, _random, _time, _logger) = (generation, conversations, store, journal, random, time, logger);
        conversations.Changed += LookAfterOpen;
    }

    /// <summary>Raised after a comparison was added or removed or changed in any way, on any thread and outside locks.</summary>
    public event Action? Changed;

    /// <summary>Those that are in memory, the last asked first; <see cref="ConversationService.Summaries"/> has all.</summary>
    public IReadOnlyList<Comparison> Comparisons
        => [.. _open.All.Where(IsThere).OrderByDescending(comparison => comparison.UpdatedAt).ThenByDescending(comparison => comparison.Id.Value)];

    /// <summary>The votes that count, of all comparisons that are not deleted.</summary>
    public IReadOnlyList<Ballot> Ballots
        => [.. _ballots.Where(kept => _conversations.Find(new(kept.Key.Value)) is not null).OrderBy(kept => kept.Key.Value).SelectMany(kept => kept.Value)];

    /// <summary>A comparison that is in memory, as every one is that somebody shows or that still runs; null when it is not, or when it is deleted.</summary>
    public Comparison? Find(ComparisonId id) => _open.Peek(id) is { } open && IsThere(open) ? open : null;

    /// <summary>Whether columns of a comparison still stream or wait for their turn.</summary>
    public bool IsLive(ConversationId id) => _open.Peek(new(id.Value)) is { State.IsLive: true };

    /// <summary>A comparison with its answers: at once when it is in memory, else from the store. Null when there is none or when it is deleted.</summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    public ValueTask<Comparison?> OpenAsync(ComparisonId id, CancellationToken cancellationToken = default)
        => _conversations.Find(new(id.Value)) is not { Kind: ConversationKind.Comparison } ? new((Comparison?)null)
            : _open.Find(id) is { } open ? new(open) : new(LoadAsync(id, cancellationToken));

    /// <summary>Starts a comparison with its first round. The same request id twice is one comparison.</summary>
    /// <param name="beginning">The chat it goes on from: every column is told it first.</param>
    /// <exception cref="PromptRejectedException">The prompt is empty or too long, there are too few or too many columns, or it could not be saved.</exception>
    public async Task<Comparison> StartAsync(
        IReadOnlyList<ColumnSetup> lineUp, string prompt, ComparisonSettings settings, Guid requestId, IReadOnlyList<PastTurn>? beginning = null)
    {
        Check(prompt);
        if (lineUp.Count is < LineUpRules.Fewest or > LineUpRules.Most)
        {
            throw new PromptRejectedException($"A comparison has {LineUpRules.Fewest} to {LineUpRules.Most} columns and this has {lineUp.Count}. Nothing was sent and your text is still here.");
        }

        // While the first of two is on its way to the store; afterwards the store knows the request.
        try
        {
            return await ConversationService.RefuseUnsavedAsync(
                () => _starts.GetOrAdd(requestId, id => new(() => StartNewAsync(lineUp, prompt, settings, id, beginning ?? []))).Value).ConfigureAwait(false);
        }
        finally
        {
            _starts.TryRemove(requestId, out _);
        }
    }

    /// <summary>Asks all columns that are not muted, each with its own history. The same request id twice is one round.</summary>
    /// <exception cref="PromptRejectedException">
    /// The prompt is empty or too long, the round before still runs, all columns are muted, the comparison was deleted, or it could not be saved.
    /// </exception>
    public async Task SendAsync(ComparisonId id, string prompt, Guid requestId)
    {
        Check(prompt);
        var isThere = await ConversationService.RefuseUnsavedAsync(() => ChangeAsync(
            id,
            state =>
            {
                _conversations.RefuseWhenClosing();
                if (state.IsLive)
                {
                    throw new PromptRejectedException("Not all answers of this round have ended. Nothing was sent and your text is still here: wait for them or stop them.");
                }

                if (state.Columns.All(column => column.IsMuted))
                {
                    throw new PromptRejectedException("All columns are muted. Nothing was sent and your text is still here: unmute one.");
                }

                return Ask(state, prompt);
            },
            requestId)).ConfigureAwait(false);
        if (!isThere)
        {
            throw Deleted();
        }
    }

    /// <summary>Stops one column of the current round, also one that waits for its turn. Its text stays.</summary>
    public Task StopAsync(ComparisonId id, ColumnId column) => StopAsync(id, answer => answer.Column == column);

    /// <summary>Stops all columns of the current round, those that wait first.</summary>
    public Task StopAllAsync(ComparisonId id) => StopAsync(id, _ => true);

    /// <summary>
    /// Asks a column the current prompt again, with its setup as it is now; also a column that was added or muted when the round began.
    /// Does nothing while it answers.
    /// </summary>
    public Task RetryAsync(ComparisonId id, ColumnId column)
        => ChangeAsync(id, state => state.Current is { } round && state.Find(column) is { } asked ? state.With(AskAgain(round, asked)) : state);

    /// <summary>Asks those columns of the current round again that failed, broke off or were not asked.</summary>
    public Task RetryFailedAsync(ComparisonId id)
        => ChangeAsync(id, state => state.Current is not { } round ? state : state.With(state.Columns
            .Where(column => round.Of(column.Id) is { IsUnanswered: true })
            .Aggregate(round, AskAgain)));

    /// <summary>Stops its runs and takes the comparison out of every list, and its votes with it. It can be taken back as a chat can.</summary>
    public Task DeleteAsync(ComparisonId id) => _conversations.DeleteAsync(new(id.Value));

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

    private static PromptRejectedException Deleted()
        => new("This comparison was deleted, maybe in another tab. Nothing was sent and your text is still here: start a new one with it.");
}
