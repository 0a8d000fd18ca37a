using ChatStudio.Core.Conversations;

namespace ChatStudio.Core.Comparisons;

/// <summary>
/// One prompt, several models, round after round; every column has a history of its own. Thread-safe: several tabs may show and change the
/// same comparison. Changed only by <see cref="ComparisonService"/>, which raises <see cref="Changed"/>.
/// </summary>
public sealed class Comparison
{
    // Replaced as a whole after every change, so that no reader needs a lock.
    private volatile ComparisonState _state;
    private volatile ConversationSummary _summary;

    internal Comparison(ConversationSummary summary, ComparisonState state, IReadOnlyList<PastTurn> beginning)
    {
        _summary = summary;
        _state = state;
        Beginning = beginning;
    }

    /// <summary>
    /// Raised after columns, rounds, votes, title or running states changed, on any thread and outside locks. Text arriving in a run does
    /// not raise it.
    /// </summary>
    public event Action? Changed;

    public ComparisonId Id => new(Summary.Id.Value);

    public DateTimeOffset CreatedAt => Summary.CreatedAt;

    /// <summary>The first prompt's first words, until a person gives it another.</summary>
    public string Title => Summary.Title;

    public ComparisonState State => _state;

    /// <summary>The chat from which all columns went on; empty for none.</summary>
    public IReadOnlyList<PastTurn> Beginning { get; }

    /// <summary>Time of the last prompt.</summary>
    public DateTimeOffset UpdatedAt => Summary.UpdatedAt;

    /// <summary>What a list shows of it.</summary>
    internal ConversationSummary Summary
    {
        get => _summary;
        set => _summary = value;
    }

    /// <summary>Commands come one after the other, each until it is kept.</summary>
    internal SemaphoreSlim Commands { get; } = new(1, 1);

    /// <summary>Prompts that were taken already. Read and written while the commands are held.</summary>
    internal RequestIds Requests { get; } = new();

    /// <summary>What the store has of it. Read and written while the commands are held.</summary>
    internal (string Document, string Ballots) Kept { get; set; }

    /// <summary>Makes what was decided while the commands were held visible.</summary>
    internal void Publish(ComparisonState state) => _state = state;

    /// <summary>Tells the viewers.</summary>
    internal void RaiseChanged() => Changed?.Invoke();
}
