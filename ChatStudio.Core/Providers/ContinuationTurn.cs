namespace ChatStudio.Core.Providers;

/// <summary>The turn that asks a model for the rest of its last answer, where it does not take the beginning of an answer.</summary>
public static class ContinuationTurn
{
    public const string Prompt = "Continue your last message exactly where it stopped, beginning with its very next character. It may have stopped in the "
        + "middle of a word, a sentence, a list or a block of code: go on inside of it, in the same language. Repeat nothing of it, and write no "
        + "introduction, comment or apology.";
}
