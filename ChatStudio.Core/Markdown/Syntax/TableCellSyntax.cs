using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

internal sealed class TableCellSyntax : LeafBlock
{
    public TableCellSyntax(BlockParser parser, string text)
        : base(parser)
    {
        ProcessInlines = true;
        Lines = new StringLineGroup(text);
    }
}
