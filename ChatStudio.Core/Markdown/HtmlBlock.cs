namespace ChatStudio.Core.Markdown;

/// <summary>Raw HTML, which is always shown as text and never as markup. Lines only ever grow at the end while the block is open.</summary>
/// <param name="Lines">Without their line ends.</param>
public sealed record HtmlBlock(IReadOnlyList<string> Lines) : MarkdownBlock
{
    public string Text => string.Join('\n', Lines);
}
