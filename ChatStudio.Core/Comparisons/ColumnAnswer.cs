using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Comparisons;

/// <summary>What one column has to one round.</summary>
/// <param name="Setup">As it was when the round was asked.</param>
/// <param name="Attempts">The first run and its retries; the last one is the answer. Empty while it waits for its turn, or when it was stopped before that.</param>
/// <param name="IsWaiting">Another column of the round comes first.</param>
public sealed record ColumnAnswer(ColumnId Column, ColumnSetup Setup, IReadOnlyList<Run> Attempts, bool IsWaiting)
{
    /// <summary>Its turn has come and is being written down; null at all other times.</summary>
    internal PlannedRun? Next { get; init; }

    /// <summary>The answer; null before its turn.</summary>
    public Run? Run => Attempts is [.., var last] ? last : null;

    public bool IsLive => Run is { } run && !run.State.IsFinal();

    /// <summary>Nothing more comes by itself.</summary>
    public bool HasEnded => !IsWaiting && !IsLive;

    /// <summary>It was refused, broke off, or was stopped before it was asked: there is something to retry.</summary>
    public bool IsUnanswered => HasEnded && Run?.State is null or RunState.Failed or RunState.Interrupted;
}
