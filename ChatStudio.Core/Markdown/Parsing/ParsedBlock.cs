using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <param name="Start">Offset of the start of its first line, in the slice.</param>
internal readonly record struct ParsedBlock(MarkdownBlock Block, Block Source, int Start);
