using System.Globalization;
using System.Net;
using System.Text;

namespace ChatStudio.Core.Markdown.Html;

/// <summary>
/// Blocks as HTML for a file that nobody computes with: no script, no request. All text is encoded, links lead only where
/// <see cref="SafeUrl"/> lets them, pictures are their text and a link. Headings are paragraphs that look like headings, so that an
/// answer cannot disturb the outline of the page around it.
/// </summary>
public static class MarkdownHtml
{
    public static void Write(StringBuilder html, IReadOnlyList<MarkdownBlock> blocks)
    {
        foreach (var block in blocks)
        {
            Write(html, block, isTight: false);
        }
    }

    private static void Write(StringBuilder html, MarkdownBlock block, bool isTight)
    {
        switch (block)
        {
            case Paragraph paragraph when isTight:
                InlineHtml.Write(html, paragraph.Inlines);
                break;
            case Paragraph paragraph:
                html.Append("<p dir=\"auto\">");
                InlineHtml.Write(html, paragraph.Inlines);
                html.Append("</p>\n");
                break;
            case Heading heading:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"md-h h{heading.Level}\" dir=\"auto\">");
                InlineHtml.Write(html, heading.Inlines);
                html.Append("</p>\n");
                break;
            case CodeBlock code:
                WriteCode(html, code.Language, string.Join('\n', code.Lines));
                break;
            case MathBlock math:
                WriteCode(html, "LaTeX", math.Source);
                break;
            case HtmlBlock raw:
                WriteCode(html, "", raw.Text);
                break;
            case Quote quote:
                html.Append("<blockquote>");
                Write(html, quote.Blocks);
                html.Append("</blockquote>\n");
                break;
            case Alert alert:
                html.Append(CultureInfo.InvariantCulture, $"<blockquote><p><strong>{alert.Kind}</strong></p>");
                Write(html, alert.Blocks);
                html.Append("</blockquote>\n");
                break;
            case ListBlock list:
                WriteList(html, list);
                break;
            case Table table:
                WriteTable(html, table);
                break;
            case FootnoteDefinition note:
                html.Append(CultureInfo.InvariantCulture, $"<div class=\"note\">[{Encode(note.Label)}] ");
                Write(html, note.Blocks);
                html.Append("</div>\n");
                break;
            case ThematicBreak:
                html.Append("<hr>\n");
                break;
            case PlainText plain:
                html.Append(CultureInfo.InvariantCulture, $"<p class=\"note\">{Encode(plain.Note)}</p><div class=\"plain\" dir=\"auto\">{Encode(plain.Text)}</div>\n");
                break;
        }
    }

    private static void WriteCode(StringBuilder html, string language, string text)
    {
        if (language.Length > 0)
        {
            html.Append(CultureInfo.InvariantCulture, $"<p class=\"lang\">{Encode(language)}</p>");
        }

        html.Append(CultureInfo.InvariantCulture, $"<pre tabindex=\"0\"><code>{Encode(text)}</code></pre>\n");
    }

    private static void WriteList(StringBuilder html, ListBlock list)
    {
        html.Append(list.IsOrdered ? string.Create(CultureInfo.InvariantCulture, $"<ol start=\"{list.Start}\">") : "<ul>");
        foreach (var item in list.Items)
        {
            html.Append("<li>").Append(item.Task switch { true => "☑ ", false => "☐ ", null => "" });
            foreach (var block in item.Blocks)
            {
                Write(html, block, list.IsTight);
            }

            html.Append("</li>\n");
        }

        html.Append(list.IsOrdered ? "</ol>\n" : "</ul>\n");
    }

    private static void WriteTable(StringBuilder html, Table table)
    {
        html.Append("<div class=\"table\" tabindex=\"0\"><table><thead>");
        WriteRow(html, table, table.Head, "th");
        html.Append("</thead><tbody>");
        foreach (var row in table.Rows)
        {
            WriteRow(html, table, row, "td");
        }

        html.Append("</tbody></table></div>\n");
    }

    private static void WriteRow(StringBuilder html, Table table, TableRow row, string cell)
    {
        html.Append("<tr>");
        for (var i = 0; i < row.Cells.Count; i++)
        {
            html.Append('<').Append(cell).Append(table.Columns[i] switch { ColumnAlignment.Right => " class=\"r\"", ColumnAlignment.Center => " class=\"c\"", _ => "" }).Append('>');
            InlineHtml.Write(html, row.Cells[i]);
            html.Append("</").Append(cell).Append('>');
        }

        html.Append("</tr>\n");
    }

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
