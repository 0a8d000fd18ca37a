using System.Text;
using ChatStudio.Core.Markdown.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Reads formulas between dollars as Markdig does: <c>$x^2$</c>, <c>$$x^2$$</c>.</summary>
internal static class FormulaText
{
    /// <summary>Where the closing dollars stand, or -1 when there are none near enough.</summary>
    /// <param name="inside">What follows the opening dollars.</param>
    /// <param name="length">How many those are: 1 or 2.</param>
    public static int End(ReadOnlySpan<char> inside, int length)
    {
        if (inside.Length == 0 || char.IsWhiteSpace(inside[0]))
        {
            return -1;
        }

        var mark = "$$"[..length];
        var longest = length == 1 ? SyntaxLimits.DollarFormula : SyntaxLimits.Formula;
        for (var from = 0; inside[from..].IndexOf(mark, StringComparison.Ordinal) is var found and >= 0 && from + found <= longest; from += found + length)
        {
            var close = from + found;
            if (close > 0 && !char.IsWhiteSpace(inside[close - 1]) && inside[close - 1] != '\\'
                && (close + length >= inside.Length || !char.IsLetterOrDigit(inside[close + length])))
            {
                return close;
            }
        }

        return -1;
    }

    /// <summary>The source as text that means itself.</summary>
    public static string Literal(ReadOnlySpan<char> source)
    {
        var literal = new StringBuilder(source.Length * 2);
        foreach (var c in source)
        {
            // \( and \[ are the beginning of a formula and no escapes.
            _ = c switch
            {
                '(' or ')' => literal.Append(c),
                '[' => literal.Append("&#91;"),
                ']' => literal.Append("&#93;"),
                _ when char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c)) => literal.Append('\\').Append(c),
                _ => literal.Append(c),
            };
        }

        return literal.ToString();
    }
}
