using System.Text;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>The words of running text without its form, for labels.</summary>
internal static class PlainInlines
{
    public static string Text(IReadOnlyList<MarkdownInline> inlines)
    {
        var text = new StringBuilder();
        Append(text, inlines);
        return text.ToString();
    }

    private static void Append(StringBuilder text, IReadOnlyList<MarkdownInline> inlines)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case MarkdownInline.Text t: text.Append(t.Value); break;
                case MarkdownInline.Code c: text.Append(c.Value); break;
                case MarkdownInline.Math m: text.Append(m.Source); break;
                case MarkdownInline.InlineHtml h: text.Append(h.Tag); break;
                case MarkdownInline.SoftBreak or MarkdownInline.LineBreak: text.Append(' '); break;
                case MarkdownInline.Emphasis e: Append(text, e.Children); break;
                case MarkdownInline.Strong s: Append(text, s.Children); break;
                case MarkdownInline.Strikethrough s: Append(text, s.Children); break;
                case MarkdownInline.Link l: Append(text, l.Children); break;
            }
        }
    }
}
