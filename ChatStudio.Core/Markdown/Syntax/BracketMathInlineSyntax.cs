using Markdig.Syntax.Inlines;

namespace ChatStudio.Core.Markdown.Syntax;

internal sealed class BracketMathInlineSyntax(string source, bool isDisplay) : LeafInline
{
    public string Source { get; } = source;

    public bool IsDisplay { get; } = isDisplay;
}
