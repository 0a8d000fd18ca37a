using System.Buffers;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// Completes half-written inline syntax at the end of running text, so that it is shown as what it will most likely become. What can
/// still become two different things (<c>[text</c>, <c>&lt;htt</c>, <c>&amp;am</c>, a lone <c>**</c>) is held back until it is decided.
/// </summary>
internal ref partial struct InlineMender
{
    /// <summary>The destination of a link that is still arriving.</summary>
    public const string PendingUrl = "chatstudio-pending:\ufdd0"; // a character that no text has

    // What has not become a link or a tag after so many characters is not going to, as a rule.
    private const int Patience = 300;

    private static readonly SearchValues<char> Special = SearchValues.Create("\\`<&![]*_~$ \n:.");
    private static readonly SearchValues<char> EntityName = SearchValues.Create("#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");
    private static readonly SearchValues<char> TagEnd = SearchValues.Create("<>");

    private readonly ReadOnlySpan<char> text;
    private readonly bool mayWait;
    private readonly EmphasisRuns runs = new();
    private readonly List<Bracket> brackets = [];
    private int at;
    private int end;
    private int cut;
    private string added = "";

    private InlineMender(ReadOnlySpan<char> text, bool mayWait)
    {
        this.text = text;
        this.mayWait = mayWait;
        end = text.Length;
    }

    /// <summary>What to read in place of a text that may go on.</summary>
    /// <param name="cut">A place before which nothing can change any more, whatever comes; 0 when there is none.</param>
    /// <param name="mayWait">Whether what is undecided may be held back; otherwise it is shown as it was written.</param>
    public static string Mend(ReadOnlySpan<char> text, out int cut, bool mayWait = true)
    {
        var mender = new InlineMender(text, mayWait);
        mender.Scan();
        cut = mender.cut;
        return mender.Result();
    }

    private string Result()
    {
        if (added.Length > 0)
        {
            return string.Concat(text[..end], added, runs.Closing(end));
        }

        // "**bold " closes only behind a letter, and "**" with everything behind it held back is held back itself.
        var kept = text[..end].TrimEnd();
        while (runs.OpenedAt(kept.Length) is { } start)
        {
            kept = kept[..start].TrimEnd();
        }

        return string.Concat(kept, runs.Closing(kept.Length));
    }

    private void Scan()
    {
        while (at < end)
        {
            var next = text[at..].IndexOfAny(Special);
            if (next < 0)
            {
                break;
            }

            at += next;
            Step();
        }

        foreach (var bracket in brackets)
        {
            if (mayWait && bracket.At < end && text.Length - bracket.At < Patience)
            {
                HoldBack(bracket.At);
                added = "";
                break;
            }
        }
    }

    private void Step()
    {
        switch (text[at])
        {
            case ' ' or '\n': Blank(); break;
            case '\\': Escape(); break;
            case '`': Code(); break;
            case '<': Tag(); break;
            case '&': Entity(); break;
            case '!': Image(); break;
            case '[': Open(1); break;
            case ']': Close(); break;
            case ':' or '.': Address(); break;
            case '$': Formula(); break;
            default: Emphasis(); break;
        }
    }

    private void HoldBack(int from) => end = mayWait ? Math.Min(end, from) : end;

    private void Blank()
    {
        // Between two words, or between two lines that no hard break joins.
        if (runs.IsEmpty && brackets.Count == 0 && at > 0 && at + 1 < text.Length && text[at - 1] is not (' ' or '\n' or '\\') && text[at + 1] is not (' ' or '\n'))
        {
            cut = at;
        }

        at++;
    }

    private int RunLength(int from)
    {
        var length = text[from..].IndexOfAnyExcept(text[from]);
        return length < 0 ? text.Length - from : length;
    }

    private void Escape()
    {
        if (at + 1 == text.Length)
        {
            HoldBack(at);
        }
        else if (text[at + 1] is '(' or '[')
        {
            MathUntil(text[at + 1] == '(' ? "\\)" : "\\]", 2);
            return;
        }

        at += 2;
    }

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
            end = at;
            added = inside[0] == '`' ? $"{mark} {inside} {mark}" : $"{mark}{inside}{mark}";
        }

        Stop();
    }

    // Ends the scan: what is behind the mended place is part of it.
    private void Stop() => at = int.MaxValue;

    private void Tag()
    {
        var rest = text[(at + 1)..];
        if (rest.Length > 0 && !char.IsAsciiLetter(rest[0]) && rest[0] is not ('/' or '!' or '?'))
        {
            at++;
            return;
        }

        var close = rest.StartsWith("!--", StringComparison.Ordinal) ? rest.IndexOf("-->", StringComparison.Ordinal) + 2 : rest.IndexOfAny(TagEnd);
        if (close < 0 || (close == 1 && rest[0] == '!'))
        {
            if (rest.Length < Patience)
            {
                HoldBack(at);
                Stop();
            }
            else
            {
                at++;
            }

            return;
        }

        at += rest[close] == '>' ? close + 2 : 1;
    }

    private void Entity()
    {
        var rest = text[(at + 1)..];
        if (rest.Length < 32 && rest.IndexOfAnyExcept(EntityName) < 0)
        {
            HoldBack(at);
            Stop();
            return;
        }

        at++;
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
        if (found >= 0)
        {
            at += open + found + close.Length;
        }
        else if (inside.Length > Patience)
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

    private void Emphasis()
    {
        var length = RunLength(at);
        if (at + length == text.Length)
        {
            HoldBack(at);
            at = text.Length;
            return;
        }

        runs.Add(text, at, length);
        at += length;
    }
}
