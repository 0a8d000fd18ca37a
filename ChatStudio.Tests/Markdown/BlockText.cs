using System.Text;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Markdown;

/// <summary>Blocks as text: <see cref="Describe(IEnumerable{MarkdownBlock})"/> for their structure, <see cref="Visible"/> for what a reader sees of them.</summary>
internal static class BlockText
{
    /// <summary>The whole structure in one line, for comparing and for tables of examples: <c>p(a b(bold))</c>.</summary>
    public static string Describe(IEnumerable<MarkdownBlock> blocks) => string.Join(' ', blocks.Select(Describe));

    /// <summary>The words on the screen, without blanks. Formulas are shown with their dollars until they are closed, so those count as seen.</summary>
    public static string Visible(IEnumerable<MarkdownBlock> blocks)
    {
        var text = new StringBuilder();
        foreach (var block in blocks)
        {
            See(text, block);
        }

        return string.Concat(text.ToString().Where(c => !char.IsWhiteSpace(c)));
    }

    public static string Describe(MarkdownBlock block) => block switch
    {
        Paragraph p => $"p({Describe(p.Inlines)})",
        Heading h => $"h{h.Level}({Describe(h.Inlines)})",
        CodeBlock c => $"code{(c.IsOpen ? "…" : "")}[{c.Language}{(c.Info.Length > 0 ? " " + c.Info : "")}]({string.Join('⏎', c.Lines)})",
        ListBlock l => $"{(l.IsOrdered ? $"ol{l.Start}" : "ul")}{(l.IsTight ? "" : " loose")}({string.Join(' ', l.Items.Select(Describe))})",
        Quote q => $"quote({Describe(q.Blocks)})",
        Alert a => $"{a.Kind}({Describe(a.Blocks)})",
        Table t => $"table[{string.Join(',', t.Columns)}]({string.Join(' ', t.Rows.Prepend(t.Head).Select(r => "|" + string.Join('|', r.Cells.Select(Describe)) + "|"))})",
        ThematicBreak => "hr",
        HtmlBlock h => $"html({h.Text})",
        MathBlock m => $"math{(m.IsOpen ? "…" : "")}({m.Source})",
        FootnoteDefinition f => $"note[{f.Label}]({Describe(f.Blocks)})",
        PlainText p => $"plain({p.Text})",
        _ => throw new ArgumentOutOfRangeException(nameof(block)),
    };

    private static string Describe(ListItem item) => $"{item.Task switch { true => "[x]", false => "[ ]", null => "" }}li({Describe(item.Blocks)})";

    private static string Describe(IEnumerable<MarkdownInline> inlines) => string.Concat(inlines.Select(Describe));

    private static string Describe(MarkdownInline inline) => inline switch
    {
        MarkdownInline.Text t => t.Value,
        MarkdownInline.Emphasis e => $"i({Describe(e.Children)})",
        MarkdownInline.Strong s => $"b({Describe(s.Children)})",
        MarkdownInline.Strikethrough s => $"s({Describe(s.Children)})",
        MarkdownInline.Code c => $"c({c.Value})",
        MarkdownInline.Link l => $"a[{l.Url ?? "…"}{(l.Title is null ? "" : " " + l.Title)}]({Describe(l.Children)})",
        MarkdownInline.Image i => $"img[{i.Url}]({i.Alternative})",
        MarkdownInline.SoftBreak => "⏎",
        MarkdownInline.LineBreak => "⏎⏎",
        MarkdownInline.InlineHtml h => $"html({h.Tag})",
        MarkdownInline.Math m => $"{(m.IsDisplay ? "math!" : "math")}({m.Source})",
        MarkdownInline.FootnoteReference f => $"note({f.Label})",
        _ => throw new ArgumentOutOfRangeException(nameof(inline)),
    };

    private static void See(StringBuilder text, MarkdownBlock block)
    {
        switch (block)
        {
            case Paragraph p: See(text, p.Inlines); break;
            case Heading h: See(text, h.Inlines); break;
            case CodeBlock c: text.Append(c.Language).AppendJoin('\n', c.Lines); break;
            case ListBlock l: l.Items.SelectMany(i => i.Blocks).ToList().ForEach(b => See(text, b)); break;
            case Quote q: q.Blocks.ToList().ForEach(b => See(text, b)); break;
            case Alert a: text.Append(a.Kind); a.Blocks.ToList().ForEach(b => See(text, b)); break;
            case Table t: t.Rows.Prepend(t.Head).SelectMany(r => r.Cells).ToList().ForEach(c => See(text, c)); break;
            case HtmlBlock h: text.Append(h.Text); break;
            case MathBlock m: text.Append(m.Source); break;
            case FootnoteDefinition f: text.Append(f.Label); f.Blocks.ToList().ForEach(b => See(text, b)); break;
            case PlainText p: text.Append(p.Text); break;
        }
    }

    private static void See(StringBuilder text, IEnumerable<MarkdownInline> inlines)
    {
        foreach (var inline in inlines)
        {
            switch (inline)
            {
                case MarkdownInline.Text t: text.Append(t.Value); break;
                case MarkdownInline.Emphasis e: See(text, e.Children); break;
                case MarkdownInline.Strong s: See(text, s.Children); break;
                case MarkdownInline.Strikethrough s: See(text, s.Children); break;
                case MarkdownInline.Code c: text.Append(c.Value); break;
                case MarkdownInline.Link l: See(text, l.Children); break;
                case MarkdownInline.Image i: text.Append(i.Alternative); break;
                case MarkdownInline.InlineHtml h: text.Append(h.Tag); break;
                case MarkdownInline.Math m: text.Append(m.IsDisplay ? $"$${m.Source}$$" : $"${m.Source}$"); break;
                case MarkdownInline.FootnoteReference f: text.Append(f.Label); break;
            }
        }
    }
}
