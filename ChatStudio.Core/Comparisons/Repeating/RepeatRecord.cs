namespace ChatStudio.Core.Comparisons.Repeating;

/// <summary>A repetition as it is kept: as far as it has come.</summary>
/// <param name="Done">Repetitions that have ended, warm-ups included.</param>
internal sealed record RepeatRecord(string Prompt, RepeatSettings Settings, int Done, IReadOnlyList<RepeatResult> Results);
