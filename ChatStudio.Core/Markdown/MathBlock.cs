namespace ChatStudio.Core.Markdown;

/// <summary>Display mathematics between <c>$$</c> lines or <c>\[</c> and <c>\]</c>.</summary>
/// <param name="Source">LaTeX, without the delimiters.</param>
/// <param name="IsOpen">The closing delimiter has not come yet: the source is not ready to be typeset.</param>
public sealed record MathBlock(string Source, bool IsOpen) : MarkdownBlock;
