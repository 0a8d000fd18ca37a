using Markdig.Helpers;
using Markdig.Parsers;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Reads <c>\( … \)</c> and <c>\[ … \]</c> inside a paragraph.</summary>
internal sealed class BracketMathInlineParser : InlineParser
{
    public BracketMathInlineParser() => OpeningCharacters = ['\\'];

    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var close = slice.PeekChar() switch { '(' => "\\)", '[' => "\\]", _ => null };
        if (close is null)
        {
            return false;
        }

        var inside = slice.AsSpan()[2..];
        var end = inside[..Math.Min(inside.Length, SyntaxLimits.Formula + close.Length)].IndexOf(close, StringComparison.Ordinal);
        if (end <= 0)
        {
            return false;
        }

        processor.Inline = new BracketMathInlineSyntax(inside[..end].ToString(), close == "\\]");
        slice.Start += end + 4;
        return true;
    }
}
