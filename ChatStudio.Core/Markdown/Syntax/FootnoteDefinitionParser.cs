using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>
/// Reads <c>[^1]: text</c> at document level. Markdig's footnotes move definitions to the end of the document and number them
/// there, so that every one of them depends on the whole text; these stay where they are written and keep their label.
/// </summary>
internal sealed class FootnoteDefinitionParser : BlockParser
{
    public FootnoteDefinitionParser() => OpeningCharacters = ['['];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        if (processor.IsCodeIndent || processor.GetCurrentContainerOpened() is not MarkdownDocument
            || !FootnoteLabel.TryRead(processor.Line.AsSpan(), out var label)
            || processor.PeekChar(label.Length + 3) != ':')
        {
            return BlockState.None;
        }

        var start = processor.Start;
        for (var i = 0; i < label.Length + 4; i++) // [^label]:
        {
            processor.NextChar();
        }

        processor.NewBlocks.Push(new FootnoteSyntax(this, label)
        {
            Column = processor.Column,
            Span = new SourceSpan(start, processor.Line.End),
        });
        FootnoteScope.Of(processor.Document).Defined.Add(label);
        return BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine)
        {
            return BlockState.Continue;
        }

        if (!processor.IsCodeIndent)
        {
            return BlockState.None;
        }

        processor.GoToCodeIndent();
        block.UpdateSpanEnd(processor.Line.End);
        return BlockState.Continue;
    }
}
