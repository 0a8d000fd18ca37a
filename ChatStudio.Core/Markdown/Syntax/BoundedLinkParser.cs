using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Reads links and images as Markdig does, within <see cref="SyntaxLimits"/>.</summary>
internal sealed class BoundedLinkParser : LinkInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var start = slice.Start;
        if (slice.CurrentChar == ']' && processor.Inline?.FirstParentOfType<LinkDelimiterInline>() is { } opener && IsTooLong(opener, slice))
        {
            // Both brackets are text then; the one that closes is read by the parser of text.
            var literal = new LiteralInline(opener.ToLiteral());
            opener.ReplaceBy(literal);
            processor.Inline = literal;
            return false;
        }

        // What it does not see cannot be the end of a destination.
        var seen = slice;
        seen.End = Math.Min(slice.End, start + SyntaxLimits.Destination);
        var isMatch = base.Match(processor, ref seen);
        slice.Start = seen.Start;
        if (isMatch && processor.Inline is LinkDelimiterInline opened)
        {
            opened.Span = new SourceSpan(start, start); // without precise locations Markdig leaves it empty
        }

        return isMatch;
    }

    // [text][label]
    private static bool IsTooLong(LinkDelimiterInline opener, StringSlice slice)
        => slice.Start - opener.Span.Start > (opener.IsImage ? SyntaxLimits.ImageText : SyntaxLimits.LinkText)
        || (slice.PeekChar() == '[' && slice.AsSpan()[1..].IndexOf(']') > SyntaxLimits.LinkText);
}
