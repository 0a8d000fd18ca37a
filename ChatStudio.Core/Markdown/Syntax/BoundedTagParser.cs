using Markdig.Helpers;
using Markdig.Parsers;
using Markdig.Parsers.Inlines;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Reads tags and addresses in angle brackets as Markdig does, within <see cref="SyntaxLimits"/>.</summary>
internal sealed class BoundedTagParser : AutolinkInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var seen = slice;
        seen.End = Math.Min(slice.End, slice.Start + SyntaxLimits.Tag);
        var isMatch = base.Match(processor, ref seen);
        slice.Start = seen.Start;
        return isMatch;
    }
}
