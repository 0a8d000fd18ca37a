namespace ChatStudio.Core.Markdown;

/// <summary>
/// One block of a document: immutable, compared by reference. A block that is closed stays the same object for as long as its
/// document lives, so a view that has drawn it never needs to look at it again.
/// </summary>
public abstract record MarkdownBlock
{
    private protected MarkdownBlock()
    {
    }
}
