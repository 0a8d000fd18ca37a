using Markdig.Parsers;
using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>
/// Reads <c>\[ … \]</c> at the start of a line, the way many models write display mathematics. In plain CommonMark these are escaped
/// brackets; the block form is taken only when the opening stands first and the closing stands last on its line.
/// </summary>
internal sealed class BracketMathBlockParser : BlockParser
{
    public BracketMathBlockParser() => OpeningCharacters = ['\\'];

    public override BlockState TryOpen(BlockProcessor processor)
    {
        var line = processor.Line.AsSpan();
        if (processor.IsCodeIndent || !line.StartsWith("\\[", StringComparison.Ordinal))
        {
            return BlockState.None;
        }

        var rest = line[2..].TrimEnd();
        var end = rest.IndexOf("\\]", StringComparison.Ordinal);
        if (end >= 0 ? end != rest.Length - 2 : IsEscape(rest))
        {
            return BlockState.None; // \[ x \] and more text: the inline form
        }

        var block = new BracketMathSyntax(this) { Column = processor.Column, Span = new SourceSpan(processor.Start, processor.Line.End), IsClosed = end >= 0 };
        processor.Line.Start += 2;
        if (end >= 0)
        {
            processor.Line.End = processor.Line.Start + end - 1;
        }

        processor.NewBlocks.Push(block);
        return end >= 0 ? BlockState.Break : BlockState.Continue;
    }

    public override BlockState TryContinue(BlockProcessor processor, Block block)
    {
        if (processor.IsBlankLine)
        {
            return BlockState.None; // as in LaTeX, a formula has no paragraphs: one that is never closed ends here
        }

        block.UpdateSpanEnd(processor.Line.End);
        if (!processor.Line.AsSpan().TrimEnd().EndsWith("\\]", StringComparison.Ordinal))
        {
            return BlockState.Continue;
        }

        processor.Line.TrimEnd();
        processor.Line.End -= 2;
        ((BracketMathSyntax)block).IsClosed = true;
        return BlockState.Break;
    }

    // \[text]: brackets that are not to be a link
    private static bool IsEscape(ReadOnlySpan<char> rest)
    {
        var bracket = rest.IndexOfAny('[', ']');
        return bracket >= 0 && rest[bracket] == ']';
    }
}
