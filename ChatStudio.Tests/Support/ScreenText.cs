using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ChatStudio.Tests.Support;

/// <summary>
/// What a reader of drawn Markdown reads, one line per box of text, code lines behind a bar. Made from the elements alone; the
/// same form as <see cref="DocumentText"/> makes from the document, so that the two can be compared word for word.
/// </summary>
public static partial class ScreenText
{
    // What stands around the words: names and buttons of code blocks, the caret, check boxes, the typeset form beside its source.
    private const string Around = ".cs-code > .hd, button, .cs-caret, .md-task > .box, cs-math > .set";

    private static readonly HashSet<string> Boxes = new(StringComparer.OrdinalIgnoreCase)
    {
        "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "li", "blockquote", "pre", "table", "thead", "tbody", "tr", "th", "td", "hr", "div", "br",
    };

    public static string Of(string html) => Of(new HtmlParser().ParseDocument($"<body>{html}</body>").Body!);

    public static string Of(INode root)
    {
        var text = new StringBuilder();
        Append(text, root, isCode: false);
        return Tidy(text.ToString());
    }

    /// <summary>Runs of line ends and the spaces around them are one line end.</summary>
    internal static string Tidy(string text) => LineEnds().Replace(text, "\n").Trim(' ', '\n');

    /// <summary>Runs of ASCII white space, which a browser draws as one space.</summary>
    internal static string Collapse(string text) => Spaces().Replace(text, " ");

    /// <summary>Code as lines, each behind a bar: empty lines and indentation count.</summary>
    internal static string Barred(string code) => code.Replace("\n", "\n|", StringComparison.Ordinal);

    private static void Append(StringBuilder text, INode parent, bool isCode)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText { Data: var data })
            {
                text.Append(isCode ? Barred(data) : Collapse(data));
            }
            else if (node is IElement element && !element.Matches(Around))
            {
                var isBox = Boxes.Contains(element.LocalName);
                var isPre = element.LocalName == "pre";
                text.Append(isBox ? "\n" : "").Append(isPre ? "|" : "");
                Append(text, element, isCode || isPre);
                text.Append(isBox ? "\n" : "");
            }
        }
    }

    [GeneratedRegex(@" *\n[ \n]*")]
    private static partial Regex LineEnds();

    [GeneratedRegex("[ \t\r\n\f]+")]
    private static partial Regex Spaces();
}
