using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>What we remember about a block of Markdig's tree, kept with it.</summary>
internal sealed class BlockMemo
{
    private static readonly object Key = new();

    /// <summary>The parent has looked at the block since it closed.</summary>
    public bool IsTaken { get; set; }

    /// <summary>What the closed block became; null while it is open and for one that shows nothing.</summary>
    public object? Value { get; set; }

    /// <summary>What stands in brackets in the text of a leaf: a definition that comes later may make links of it.</summary>
    public IReadOnlySet<string>? Labels { get; set; }

    /// <summary>The text of a leaf while it is open.</summary>
    public LeafText? Text { get; set; }

    /// <summary>The lines of verbatim text so far.</summary>
    public List<string>? Lines { get; set; }

    /// <summary>The closed children of a container, a <see cref="ClosedChildren{T}"/>.</summary>
    public object? Children { get; set; }

    /// <summary>For a quote: what its first line made of it.</summary>
    public AlertKind? Alert { get; set; }

    /// <summary>For a list item: its box, when it has one.</summary>
    public bool? Task { get; set; }

    /// <summary>For a list: a blank line separates what it has so far.</summary>
    public bool IsLoose { get; set; }

    /// <summary>For a list: how many items have been looked at for blank lines.</summary>
    public int ItemsSeen { get; set; }

    /// <summary>What the block was shown as when the line below seemed to end it; it is the same object when that comes true.</summary>
    public MarkdownBlock? Ended { get; set; }

    /// <summary>As <see cref="Ended"/>, for a list item.</summary>
    public ListItem? EndedItem { get; set; }

    public static BlockMemo Of(Block block)
    {
        if (block.GetData(Key) is not BlockMemo memo)
        {
            memo = new BlockMemo();
            block.SetData(Key, memo);
        }

        return memo;
    }
}
