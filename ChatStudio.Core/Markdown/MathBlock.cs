namespace ChatStudio.Core.Markdown;

/// <summary>Display mathematics between <c>$$</c> lines or <c>\[</c> and <c>\]</c>. Lines only ever grow at the end while the block is open.</summary>
/// <param name="Lines">LaTeX, without the delimiters and the line ends.</param>
/// <param name="IsOpen">The closing delimiter has not come yet: the source is not ready to be typeset.</param>
public sealed record MathBlock(IReadOnlyList<string> Lines, bool IsOpen) : MarkdownBlock
{
    public string Source => string.Join('\n', Lines);
}
