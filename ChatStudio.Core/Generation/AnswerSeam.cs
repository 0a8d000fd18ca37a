namespace ChatStudio.Core.Generation;

/// <summary>A place in an answer where a run went on with what one before it had left.</summary>
/// <param name="At">Characters of the answer before it.</param>
/// <param name="After">How the run before had ended.</param>
/// <param name="FinishReason">The reason it ended for, as in <see cref="RunEvent.Finished"/>.</param>
public sealed record AnswerSeam(int At, RunState After, string? FinishReason = null);
