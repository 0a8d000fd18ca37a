using System.Buffers;
using ChatStudio.Core.Markdown.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// Completes half-written inline syntax at the end of running text, so that it is shown as what it will most likely become. What can
/// still become two different things (<c>[text</c>, <c>&lt;htt</c>, <c>&amp;am</c>, a lone <c>**</c>) is held back until it is decided.
/// </summary>
internal ref partial struct InlineMender
{
    /// <summary>The destination of a link that is still arriving.</summary>
    public const string PendingUrl = "chatstudio-pending:\ufdd0"; // a character that no text has

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
    private int inner;
    private int inWord;
    private string codeMark = "";
    private string added = "";

    private InlineMender(ReadOnlySpan<char> text, bool mayWait)
    {
        this.text = text;
        this.mayWait = mayWait;
        end = text.Length;
    }

    /// <summary>What to read in place of a text that may go on.</summary>
    /// <param name="mayWait">Whether what is undecided may be held back; otherwise it is shown as it was written.</param>
    public static MendedText Mend(ReadOnlySpan<char> text, bool mayWait = true)
    {
        var mender = new InlineMender(text, mayWait);
        mender.Scan();
        return new MendedText(mender.Result(), mender.cut, Math.Max(mender.cut, mender.inner), mender.inWord, mender.Openers());
    }

    private readonly Openers Openers() => codeMark.Length > 0 ? runs.Openers().And('`', codeMark.Length) : runs.Openers();

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
            Words(next < 0 ? text.Length : at + next);
            if (next < 0)
            {
                break;
            }

            at += next;
            Step();
        }

        foreach (var bracket in brackets)
        {
            if (mayWait && bracket.At < end && MayBeLink(bracket, text.Length))
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

    // Inside what may still become the text of a link.
    private readonly bool IsInBrackets => brackets.Count > 0 && MayBeLink(brackets[^1], text.Length);

    private void HoldBack(int from) => end = mayWait ? Math.Min(end, from) : end;

    // Between two words, or between two lines that no hard break joins.
    private void Blank()
    {
        if (at > 0 && at + 1 < text.Length && text[at - 1] is not (' ' or '\n' or '\\') && text[at + 1] is not (' ' or '\n'))
        {
            MayCut(at);
        }

        at++;
    }

    private void Words(int until)
    {
        if (until - at < 2)
        {
            return;
        }

        if (WordBreak.LastIn(text[at..until]) is > 0 and var place)
        {
            MayCut(at + place);
        }

        if (until == text.Length && !IsInBrackets)
        {
            inWord = until - 1;
        }
    }

    private void MayCut(int place)
    {
        if (!IsInBrackets)
        {
            inner = place;
            cut = runs.IsEmpty && brackets.Count == 0 ? place : cut;
        }
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
            if (mayWait && rest.Length < SyntaxLimits.Tag)
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

        at += rest[close] == '>' && close < SyntaxLimits.Tag ? close + 2 : 1;
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

    private void Emphasis()
    {
        var length = RunLength(at);
        if (mayWait && at + length == text.Length)
        {
            HoldBack(at);
            at = text.Length;
            return;
        }

        runs.Add(text, at, length);
        at += length;
    }
}
