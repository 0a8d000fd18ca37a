using System.Buffers;
using ChatStudio.Core.Markdown.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <content>Links, images, references and bare addresses.</content>
internal ref partial struct InlineMender
{
    private static readonly SearchValues<char> AddressEnd = SearchValues.Create(" \t\n<>)`[]");
    private static readonly SearchValues<char> AddressEndInEmphasis = SearchValues.Create(" \t\n<>)`[]*~");

    private void Image()
    {
        if (at + 1 == text.Length)
        {
            HoldBack(at);
        }
        else if (text[at + 1] == '[')
        {
            Open(2);
            return;
        }

        at++;
    }

    private void Open(int length)
    {
        brackets.Add(new Bracket(at, length == 2));
        at += length;
    }

    private void Close()
    {
        if (brackets.Count == 0)
        {
            at++;
            return;
        }

        var opener = brackets[^1];
        if (!MayBeLink(opener, at))
        {
            brackets.RemoveAt(brackets.Count - 1);
            at++;
            return;
        }

        var rest = text[(at + 1)..];
        if (rest.Length == 0)
        {
            HoldBack(Outermost(opener));
            Stop();
            return;
        }

        brackets.RemoveAt(brackets.Count - 1);
        if (rest[0] == '(')
        {
            Destination(opener, LinkTail.Length(rest));
        }
        else if (rest[0] == '[')
        {
            var close = rest.IndexOf(']');
            if (mayWait && close < 0 && rest.Length <= SyntaxLimits.LinkText)
            {
                HoldBack(Outermost(opener));
                Stop();
                return;
            }

            at += close is < 0 or > SyntaxLimits.LinkText ? 1 : close + 2;
        }
        else
        {
            at++;
        }
    }

    // Whether the bracket is not too far away from one that closes it there or later.
    private static bool MayBeLink(Bracket opener, int close)
        => close - opener.At <= (opener.IsImage ? SyntaxLimits.ImageText : SyntaxLimits.LinkText);

    // Where the outermost bracket stands that may still become a link around this one.
    private int Outermost(Bracket opener)
    {
        foreach (var bracket in brackets)
        {
            if (bracket.At < opener.At && MayBeLink(bracket, text.Length))
            {
                return bracket.At;
            }
        }

        return opener.At;
    }

    private void Destination(Bracket opener, int length)
    {
        if (length is LinkTail.Never or > SyntaxLimits.Destination || (length == LinkTail.NotYet && text.Length - at > SyntaxLimits.Destination))
        {
            at++;
        }
        else if (length != LinkTail.NotYet)
        {
            at += 1 + length;
            if (!opener.IsImage)
            {
                brackets.RemoveAll(b => !b.IsImage); // links do not nest
            }
        }
        else if (opener.IsImage || brackets.Count > 0)
        {
            HoldBack(Outermost(opener));
            Stop();
        }
        else
        {
            end = at + 1;
            added = $"({PendingUrl})";
            Stop();
        }
    }

    // http://a.b/c_d_ is one word for the mender: its underscores are no emphasis.
    private void Address()
    {
        var rest = text[at..];
        var isAddress = rest.StartsWith("://", StringComparison.Ordinal) && at > 0 && char.IsAsciiLetter(text[at - 1]);
        isAddress |= rest[0] == '.' && at >= 3 && text[(at - 3)..at].SequenceEqual("www");
        if (!isAddress)
        {
            at++;
            return;
        }

        // **https://a.b**: where emphasis is open, its mark ends the address.
        var length = rest.IndexOfAny(runs.IsEmpty ? AddressEnd : AddressEndInEmphasis);
        at = length < 0 ? text.Length : at + length;
    }

    private readonly record struct Bracket(int At, bool IsImage);
}
