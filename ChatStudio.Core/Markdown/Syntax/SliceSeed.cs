using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>What a slice of a document has to know about the rest of it, and what it tells back.</summary>
internal sealed class SliceSeed
{
    private static readonly object Key = new();

    /// <summary>Link reference definitions of the text before the slice (and, for a block read again, after it).</summary>
    public required IReadOnlyCollection<LinkReferenceDefinition> Definitions { get; init; }

    public required IReadOnlySet<string> Footnotes { get; init; }

    /// <summary>More text may come: a footnote may yet be defined, and the last leaf is mended.</summary>
    public required bool IsGrowing { get; init; }

    public HashSet<string> FootnotesFound { get; } = [];

    public HashSet<string> FootnotesMentioned { get; } = [];

    public static SliceSeed? Of(MarkdownDocument document) => document.GetData(Key) as SliceSeed;

    public bool IsFootnote(string label) => IsGrowing || Footnotes.Contains(label) || FootnotesFound.Contains(label);

    public void Plant(MarkdownDocument document)
    {
        document.SetData(Key, this);
        foreach (var definition in Definitions)
        {
            document.SetLinkReferenceDefinition(definition.Label!, definition, addGroup: false);
        }
    }
}
