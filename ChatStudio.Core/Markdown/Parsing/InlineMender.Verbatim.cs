using ChatStudio.Core.Markdown.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <content>Code and formulas: what is inside them is no Markdown.</content>
internal ref partial struct InlineMender
{
    private void Code()
    {
        var length = RunLength(at);
        if (at + length == text.Length)
        {
            HoldBack(at);
            Stop();
            return;
        }

        for (var i = at + length; i < text.Length; i++)
        {
            if (text[i] == '`')
            {
                var other = RunLength(i);
                if (other == length)
                {
                    at = i + other;
                    return;
                }

                i += other - 1;
            }
        }

        // `half: the backticks at its end are the closing ones on their way.
        var inside = text[(at + length)..].TrimEnd('`').TrimEnd();
        inside = inside is [' ' or '\n', ..] ? inside[1..] : inside;
        if (inside.Length == 0)
        {
            HoldBack(at);
        }
        else
        {
            var mark = text.Slice(at, length);
            if (!IsInBrackets && WordBreak.LastInCode(inside) is > 0 and var place)
            {
                // a blank at its beginning is not inside
                inner = at + length + (text[at + length] == inside[0] ? 0 : 1) + place;
            }

            codeMark = mark.ToString();
            end = at;
            added = inside is ['`', ..] or [.., '`'] ? $"{mark} {inside} {mark}" : $"{mark}{inside}{mark}";
        }

        Stop();
    }

    private void Formula()
    {
        var length = RunLength(at);
        var inside = text[(at + length)..];
        var before = at == 0 ? ' ' : text[at - 1];
        if (length > 2 || inside.Length == 0 || char.IsWhiteSpace(inside[0]) || char.IsAsciiDigit(inside[0]) || char.IsLetterOrDigit(before))
        {
            // $5, US$, $ alone. A formula that is complete is passed over all the same.
            var end = length > 2 ? -1 : FormulaText.End(inside, length);
            at += length + (end < 0 ? 0 : end + length);
            return;
        }

        MathUntil(length == 2 ? "$$" : "$", length);
    }

    // A formula stays as it was written until it is closed.
    private void MathUntil(string close, int open)
    {
        var inside = text[(at + open)..];
        var found = close[0] == '$' ? FormulaText.End(inside, open) : inside.IndexOf(close, StringComparison.Ordinal);
        var longest = close == "$" ? SyntaxLimits.DollarFormula : SyntaxLimits.Formula;
        if (found >= 0 && found <= longest)
        {
            at += open + found + close.Length;
        }
        else if (found > longest || inside.Length > longest + close.Length - 1)
        {
            at += open;
        }
        else
        {
            end = at;
            added = FormulaText.Literal(text[at..].TrimEnd());
            Stop();
        }
    }
}
