using System.Text;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>The runs of <c>*</c>, <c>_</c> and <c>~</c> that have found no partner yet. CommonMark 0.31.2, section 6.2 and its appendix.</summary>
internal sealed class EmphasisRuns
{
    private readonly List<Run> open = [];

    public bool IsEmpty => open.Count == 0;

    /// <summary>Takes in the run at <paramref name="at"/>: closes what it closes, and waits if it can open.</summary>
    public void Add(ReadOnlySpan<char> text, int at, int length)
    {
        var mark = text[at];
        var before = at == 0 ? '\n' : text[at - 1];
        var after = at + length == text.Length ? '\n' : text[at + length];
        var opens = !IsBlank(after) && (!IsPunctuation(after) || IsBlank(before) || IsPunctuation(before));
        var closes = !IsBlank(before) && (!IsPunctuation(before) || IsBlank(after) || IsPunctuation(after));
        if (mark == '_' && opens && closes)
        {
            opens = IsPunctuation(before);
            closes = IsPunctuation(after);
        }

        if (mark == '~' && length != 2)
        {
            return;
        }

        var left = closes ? Close(mark, length, opens) : length;
        if (left > 0 && opens)
        {
            // 2*3 may open emphasis, but as a rule it is a product: not mended. 这是*重点 has no blanks between its words.
            open.Add(new Run(mark, at, at + length, left, closes, IsMended: IsBlank(before) || IsPunctuation(before) || WordBreak.IsIdeograph(before)));
        }
    }

    /// <summary>Where the run begins that ends at <paramref name="end"/> and is still open.</summary>
    public int? OpenedAt(int end)
    {
        foreach (var run in open)
        {
            if (run.End == end)
            {
                return run.At;
            }
        }

        return null;
    }

    /// <summary>What closes the runs that began before <paramref name="end"/>, innermost first.</summary>
    public string Closing(int end)
    {
        var closing = new StringBuilder();
        for (var i = open.Count - 1; i >= 0; i--)
        {
            if (open[i].IsMended && open[i].At < end)
            {
                closing.Append(open[i].Mark, open[i].Length);
            }
        }

        return closing.ToString();
    }

    /// <summary>What is open and shown as if it closed, outermost first. Of marks that nobody would nest so deeply, none.</summary>
    public Openers Openers()
    {
        var openers = Parsing.Openers.None;
        foreach (var run in open.Count <= Parsing.Openers.Deepest ? open : [])
        {
            if (run.IsMended)
            {
                // "***both": a run of three is strong inside emphasis
                openers = run.Length % 2 == 1 ? openers.And(run.Mark, 1) : openers;
                for (var left = run.Length / 2; left > 0; left--)
                {
                    openers = openers.And(run.Mark, 2);
                }
            }
        }

        return openers;
    }

    private int Close(char mark, int length, bool opens)
    {
        for (var i = open.Count - 1; i >= 0 && length > 0; i--)
        {
            var opener = open[i];
            // Rule of three: runs that can do both do not match when their sum is a multiple of three.
            if (opener.Mark != mark || (mark == '~' && opener.Length != length)
                || ((opens || opener.Closes) && (opener.Length + length) % 3 == 0 && (opener.Length % 3 != 0 || length % 3 != 0)))
            {
                continue;
            }

            open.RemoveRange(i + 1, open.Count - i - 1);
            var used = Math.Min(opener.Length, length);
            length -= used;
            if (used == opener.Length)
            {
                open.RemoveAt(i);
            }
            else
            {
                open[i] = opener with { Length = opener.Length - used };
            }
        }

        return length;
    }

    private static bool IsBlank(char c) => char.IsWhiteSpace(c);

    private static bool IsPunctuation(char c) => char.IsPunctuation(c) || char.IsSymbol(c);

    private readonly record struct Run(char Mark, int At, int End, int Length, bool Closes, bool IsMended);
}
