namespace ChatStudio.Core.Generation;

/// <summary>One line of a run's log.</summary>
/// <param name="Sequence">0, 1, 2 … without a gap.</param>
/// <param name="Timestamp"><see cref="TimeProvider.GetTimestamp"/> where the frame arrived.</param>
public readonly record struct RunEntry(long Sequence, long Timestamp, RunEvent Event);
