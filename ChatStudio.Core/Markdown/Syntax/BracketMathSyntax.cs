using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Display mathematics between <c>\[</c> and <c>\]</c>.</summary>
internal sealed class BracketMathSyntax(BlockParser parser) : LeafBlock(parser)
{
    public bool IsClosed { get; set; }
}
