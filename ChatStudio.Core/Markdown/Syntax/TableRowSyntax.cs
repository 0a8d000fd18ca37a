using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

internal sealed class TableRowSyntax(BlockParser parser) : ContainerBlock(parser);
