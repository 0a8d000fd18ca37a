using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>The footnotes of one document, kept with it.</summary>
internal sealed class FootnoteScope
{
    private static readonly object Key = new();

    /// <summary>More text may come, so a label without a definition is taken on trust: definitions come last.</summary>
    public bool IsGrowing { get; set; }

    /// <summary>The labels that have a definition.</summary>
    public HashSet<string> Defined { get; } = [];

    public static FootnoteScope Of(MarkdownDocument document)
    {
        if (document.GetData(Key) is not FootnoteScope scope)
        {
            scope = new FootnoteScope();
            document.SetData(Key, scope);
        }

        return scope;
    }

    public bool IsFootnote(string label) => IsGrowing || Defined.Contains(label);
}
