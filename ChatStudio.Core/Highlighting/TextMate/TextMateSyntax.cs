using TextMateSharp.Grammars;

namespace ChatStudio.Core.Highlighting.TextMate;

/// <summary>One TextMate grammar. Reading changes nothing in it: all that a line leaves behind is in its state.</summary>
internal sealed class TextMateSyntax(IGrammar grammar) : ISyntax
{
    public ColouredLine Read(string line, object? state, TimeSpan limit)
    {
        var read = grammar.TokenizeLine(line, (IStateStack?)state, limit);
        var spans = new List<SyntaxSpan>();
        foreach (var token in read.Tokens)
        {
            // The end of the last token counts the line end.
            var start = Math.Min(token.StartIndex, line.Length);
            var end = Math.Min(token.EndIndex, line.Length);
            if (end > start && TextMateScopes.Classify(token.Scopes, line.AsSpan(start, end - start)) is { } kind)
            {
                Add(spans, new(start, end - start, kind), line);
            }
        }

        return new(spans.Count == 0 ? [] : spans.ToArray(), read.RuleStack);
    }

    // "https" and "://" of one string are one piece on the page, and so are two words of one class with a space between.
    private static void Add(List<SyntaxSpan> spans, SyntaxSpan span, string line)
    {
        if (spans is [.., var last] && last.Class == span.Class && line.AsSpan(last.End, span.Start - last.End).IsWhiteSpace())
        {
            spans[^1] = last with { Length = span.End - last.Start };
        }
        else
        {
            spans.Add(span);
        }
    }
}
