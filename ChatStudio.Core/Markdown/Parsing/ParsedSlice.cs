using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>A part of the document, read.</summary>
internal sealed record ParsedSlice(
    IReadOnlyList<ParsedBlock> Blocks,
    IReadOnlyList<LinkReferenceDefinition> Definitions,
    IReadOnlySet<string> FootnotesFound,
    IReadOnlySet<string> FootnotesMentioned);
