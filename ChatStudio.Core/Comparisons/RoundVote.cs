namespace ChatStudio.Core.Comparisons;

/// <summary>What a person made of a round.</summary>
/// <param name="Best">The column that won; set for <see cref="VoteKind.Best"/> and only for it.</param>
public sealed record RoundVote(VoteKind Kind, ColumnId? Best, DateTimeOffset At);
