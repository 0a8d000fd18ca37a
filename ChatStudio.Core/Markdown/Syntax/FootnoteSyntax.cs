using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

internal sealed class FootnoteSyntax(BlockParser parser, string label) : ContainerBlock(parser)
{
    public string Label { get; } = label;
}
