using ChatStudio.Core.Highlighting;
using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>
/// One line of code on the page, an element of its own. It grows by pieces while it is open, is coloured once when it has ended, and is
/// the same text nodes from then on: nothing of it is sent again.
/// </summary>
internal sealed class CodeLine
{
    private readonly List<string> pieces = [];
    private string text = "";
    private bool isFollowed;
    private IReadOnlyList<SyntaxSpan>? spans;
    private List<(string Text, string? Css)>? coloured;

    public bool IsColoured => spans is not null;

    /// <param name="line">Without its line end.</param>
    /// <param name="followed">Another line follows: this one shows its line end.</param>
    public void Set(string line, bool followed)
    {
        if (line == text && followed == isFollowed)
        {
            return;
        }

        var grows = line.StartsWith(text, StringComparison.Ordinal) && !isFollowed;
        var rest = grows ? line[text.Length..] : line;
        if (!grows)
        {
            pieces.Clear();
            spans = null;
        }

        if (rest.Length > 0 || followed)
        {
            pieces.Add(followed ? rest + "\n" : rest);
        }

        (text, isFollowed, coloured) = (line, followed, null);
    }

    public void Colour(IReadOnlyList<SyntaxSpan> found) => (spans, coloured) = (found, null);

    public void Add(RenderTreeBuilder builder, bool hasCaret)
    {
        builder.OpenElement(0, "span");
        // A line without any colour keeps the text nodes it has.
        if (spans is { Count: > 0 })
        {
            AddColoured(builder);
        }
        else
        {
            foreach (var piece in pieces)
            {
                builder.AddContent(1, piece);
            }
        }

        if (hasCaret)
        {
            builder.OpenRegion(6);
            Caret.Add(builder);
            builder.CloseRegion();
        }

        builder.CloseElement();
    }

    private void AddColoured(RenderTreeBuilder builder)
    {
        foreach (var (piece, css) in coloured ??= Cut(spans!))
        {
            if (css is null)
            {
                builder.AddContent(2, piece);
                continue;
            }

            builder.OpenElement(3, "span");
            builder.AddAttribute(4, "class", css);
            builder.AddContent(5, piece);
            builder.CloseElement();
        }
    }

    private List<(string Text, string? Css)> Cut(IReadOnlyList<SyntaxSpan> found)
    {
        var cut = new List<(string, string?)>();
        var at = 0;
        foreach (var span in found)
        {
            if (span.Start > at)
            {
                cut.Add((text[at..span.Start], null));
            }

            cut.Add((text.Substring(span.Start, span.Length), Css(span.Class)));
            at = span.End;
        }

        if (at < text.Length || isFollowed)
        {
            cut.Add((isFollowed ? text[at..] + "\n" : text[at..], null));
        }

        return cut;
    }

    // css/prose.css has the colours.
    private static string? Css(SyntaxClass kind) => kind switch
    {
        SyntaxClass.Keyword => "k",
        SyntaxClass.String => "s",
        SyntaxClass.Number => "n",
        SyntaxClass.Function => "fn",
        SyntaxClass.Type => "ty",
        SyntaxClass.Comment => "c",
        SyntaxClass.Inserted => "ins",
        SyntaxClass.Deleted => "del",
        _ => null,
    };
}
