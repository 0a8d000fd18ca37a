namespace ChatStudio.Core.Highlighting;

/// <summary>A coloured piece of one line.</summary>
/// <param name="Start">Index of its first character in the line.</param>
/// <param name="Length">In characters, at least 1.</param>
public readonly record struct SyntaxSpan(int Start, int Length, SyntaxClass Class)
{
    public int End => Start + Length;
}
