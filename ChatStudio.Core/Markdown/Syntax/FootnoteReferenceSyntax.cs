using Markdig.Syntax.Inlines;

namespace ChatStudio.Core.Markdown.Syntax;

internal sealed class FootnoteReferenceSyntax(string label) : LeafInline
{
    public string Label { get; } = label;
}
