using Markdig.Extensions.Mathematics;
using Markdig.Helpers;
using Markdig.Parsers;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Reads formulas between dollars as Markdig does, within <see cref="SyntaxLimits"/>.</summary>
internal sealed class BoundedMathParser : MathInlineParser
{
    public override bool Match(InlineProcessor processor, ref StringSlice slice)
    {
        var before = processor.Inline;
        var seen = slice;
        // $$ on both sides, and the character behind, which decides whether it ends there
        seen.End = Math.Min(slice.End, slice.Start + SyntaxLimits.Formula + 4);
        if (!base.Match(processor, ref seen))
        {
            return false;
        }

        var formula = (MathInline)processor.Inline!;
        if (formula.Content.Length > (formula.DelimiterCount == 1 ? SyntaxLimits.DollarFormula : SyntaxLimits.Formula))
        {
            processor.Inline = before;
            return false;
        }

        slice.Start = seen.Start;
        return true;
    }
}
