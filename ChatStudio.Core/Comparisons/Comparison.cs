using ChatStudio.Core.Conversations;

namespace ChatStudio.Core.Comparisons;

/// <summary>
/// One prompt, several models, round after round; every column has a history of its own. Thread-safe: several tabs may show and change the
/// same comparison. Changed only by <see cref="ComparisonService"/>, which raises <see cref="Changed"/>.
/// </summary>
public sealed class Comparison
{
    // Replaced as a whole after every change, so that no reader needs the lock.
    private volatile ComparisonState _state;

    internal Comparison(ComparisonId id, DateTimeOffset createdAt, string title, ComparisonState state)
    {
        Id = id;
        CreatedAt = createdAt;
        Title = title;
        _state = state;
    }

    /// <summary>
    /// Raised after columns, rounds, votes or running states changed, on any thread and outside locks. Text arriving in a run does not
    /// raise it.
    /// </summary>
    public event Action? Changed;

    public ComparisonId Id { get; }

    public DateTimeOffset CreatedAt { get; }

    /// <summary>The first prompt's first words, at most 60 characters.</summary>
    public string Title { get; }

    public ComparisonState State => _state;

    /// <summary>Time of the last prompt.</summary>
    public DateTimeOffset UpdatedAt => _state.Current?.At ?? CreatedAt;

    /// <summary>Held for every change.</summary>
    internal Lock Gate { get; } = new();

    /// <summary>Prompts that were taken already. Read and written under the gate.</summary>
    internal RequestIds Requests { get; } = new();

    internal bool IsDeleted { get; set; }

    /// <summary>Makes what was decided under the gate visible.</summary>
    internal void Publish(ComparisonState state) => _state = state;

    /// <summary>Tells the viewers; never under the gate.</summary>
    internal void RaiseChanged() => Changed?.Invoke();
}
