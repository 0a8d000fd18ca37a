namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Reads what follows the text of an inline link: <c>(https://example.com "title")</c>. CommonMark 0.31.2, section 6.3.</summary>
internal static class LinkTail
{
    public const int Never = -1;
    public const int NotYet = -2;

    /// <param name="text">Begins with the parenthesis.</param>
    /// <returns>Its length; <see cref="Never"/> when no text after it can make it one; <see cref="NotYet"/> when some can.</returns>
    public static int Length(ReadOnlySpan<char> text)
    {
        var at = 1 + Blank(text[1..]);
        if (at == text.Length)
        {
            return NotYet;
        }

        var destination = text[at] == '<' ? Pointed(text[at..]) : Bare(text[at..]);
        if (destination < 0)
        {
            return destination;
        }

        at += destination;
        var gap = Blank(text[at..]);
        at += gap;
        if (at < text.Length && gap > 0 && text[at] is '"' or '\'' or '(')
        {
            var title = Title(text[at..]);
            if (title < 0)
            {
                return title;
            }

            at += title;
            at += Blank(text[at..]);
        }

        return at == text.Length ? NotYet : text[at] == ')' ? at + 1 : Never;
    }

    private static int Blank(ReadOnlySpan<char> text)
    {
        var end = text.IndexOfAnyExcept(" \t\n");
        return end < 0 ? text.Length : end;
    }

    private static int Pointed(ReadOnlySpan<char> text)
    {
        for (var i = 1; i < text.Length; i++)
        {
            switch (text[i])
            {
                case '>': return i + 1;
                case '<' or '\n': return Never;
                case '\\': i++; break;
            }
        }

        return NotYet;
    }

    private static int Bare(ReadOnlySpan<char> text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            switch (text[i])
            {
                case ' ' or '\t' or '\n':
                    return depth == 0 ? i : Never;
                case '\\':
                    i++;
                    break;
                case '(':
                    depth++;
                    break;
                case ')' when depth == 0:
                    return i;
                case ')':
                    depth--;
                    break;
            }
        }

        return NotYet;
    }

    private static int Title(ReadOnlySpan<char> text)
    {
        var close = text[0] == '(' ? ')' : text[0];
        for (var i = 1; i < text.Length; i++)
        {
            if (text[i] == close)
            {
                return i + 1;
            }

            if (text[i] == '\\')
            {
                i++;
            }
        }

        return NotYet;
    }
}
