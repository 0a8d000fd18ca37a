using FsCheck;
using FsCheck.Fluent;

namespace ChatStudio.Tests.Markdown;

/// <summary>Documents as models write them, from a grammar: every construct well-formed, in every place where it may stand.</summary>
internal static class MarkdownDocuments
{
    private static readonly string[] Words =
    [
        "the", "stream", "of", "tokens", "slow", "model", "I", "said", "time", "first", "gap", "snake_case", "x-ray", "naïve", "数据", "流", "🚀", "don't", "C#",
        "3.14", "e.g.", "done.", "really?", "Yes!", "(maybe)", "a/b", "50%", "key=value", "AT&T", "fast,", "2024", "\"quoted\"", "—", "path\\_name",
    ];

    private static readonly string[] LongWords = ["stream", "of", "tokens", "first", "gap", "naïve", "数据", "x-ray", "snake_case", "done.", "(maybe)", "a/b"];

    private static readonly Gen<string> Word = Gen.Elements(Words);

    private static readonly Gen<string> Phrase = Gen.Choose(1, 5).SelectMany(n => Word.ArrayOf(n)).Select(words => string.Join(' ', words));

    // Inside marks: begins and ends with a letter, so that the marks are what they look like.
    private static readonly Gen<string> Inner = Gen.Elements("bold", "two words", "very long emphasised text", "x", "word_with_underscores", "数据流");

    private static readonly Gen<string> Mark = Gen.OneOf(
        Inner.Select(t => $"**{t}**"),
        Inner.Select(t => $"*{t}*"),
        Inner.Select(t => $"***{t}***"),
        Inner.Select(t => $"~~{t}~~"),
        Inner.Select(t => $"**{t} *inner* {t}**"),
        Inner.Select(t => $"**`{t}`**"),
        Inner.Select(t => $"[{t}](https://example.com/{t.Length}?q=1&r=(2) \"A title\")"),
        Inner.Select(t => $"[**{t}** and `code`](<https://example.com/a b>)"),
        Inner.Select(t => $"![{t}](https://example.com/{t.Length}.png)"),
        Gen.Elements("`code`", "`List<int>`", "`a*b*c`", "``a`b``", "`$x`", "`[x](y)`", "<https://example.com/x_y_>", "https://example.com/a_b_c?d=*e", "&amp;", "&copy;", "<kbd>", "</kbd>", "$x^2$", "$a_1 + b_1$", "$$\\frac{a}{b}$$", "[^1]", "\\*not emphasis\\*"));

    private static readonly Gen<string> Sentence =
        Phrase.SelectMany(first => Gen.Zip(Mark, Phrase).ListOf().Select(parts => parts.Take(4)).Select(parts => first + string.Concat(parts.Select(p => $" {p.Item1} {p.Item2}"))));

    private static readonly Gen<string> Code =
        Gen.Elements("```csharp\nvar x = a[0] * b;\n\nreturn `x`;\n```", "```\nplain ``two`` text\n    indented\n```", "~~~python title=\"a.py\"\nprint('**no**')\n~~~", "````md\n```\ninner\n```\n````");

    private static readonly Gen<string> Rows = Gen.Zip(Mark, Phrase).ListOf().Select(rows => string.Concat(rows.Take(5).Select(r => $"\n| {r.Item1} | {r.Item2.Replace("|", "", StringComparison.Ordinal)} |")));

    private static readonly Gen<string> Table = Gen.Zip(Rows, Gen.Elements("|---|--:|", "| :---: | --- |", "|-|:-|")).Select(t => $"| Name | **Value** |\n{t.Item2}{t.Item1}");

    // Without the outer pipes. A row begins with words: what begins otherwise may be another block.
    private static readonly Gen<string> BareRows = Gen.Zip(Phrase, Mark).ListOf().Select(rows => string.Concat(rows.Take(4).Select(r => $"\n{r.Item1} | {r.Item2}")));

    private static readonly Gen<string> BareTable = Gen.OneOf(
        Gen.Zip(Gen.Elements("Name | **Value**", "Name|Value", "the first name | `code` and more", "Cost in $ | a \\| b"), Gen.Elements("--- | --:", ":---: | ---", "---|---", ":--|-"))
            .SelectMany(head => BareRows.Select(rows => $"{head.Item1}\n{head.Item2}{rows}")),
        BareRows.Select(rows => $"|| and | more\n|-|-|-|{rows}"));

    private static readonly Gen<string> Leaf = Gen.OneOf(
        Sentence,
        Gen.Zip(Sentence, Sentence).Select(p => $"{p.Item1}\n{p.Item2}"),
        Gen.Zip(Gen.Choose(1, 4), Phrase).Select(h => $"{new string('#', h.Item1)} {h.Item2}"),
        Phrase.Select(p => $"{p}\n==="),
        Code,
        Table,
        BareTable,
        Gen.Zip(Sentence, BareTable).Select(t => $"{t.Item1}\n{t.Item2}"),
        Gen.Constant("either | or, said in one line"),
        Gen.Zip(Gen.Elements("[ref]: https://example.com/x", "[ref one]: <https://example.com/a b> \"A title\"\n[ref]: https://example.com"), Sentence).Select(d => $"{d.Item1}\n{d.Item2}"),
        Gen.Constant("$$\n\\int_0^1 x^2 \\, dx\n$$"),
        Gen.Constant("\\[\na_1 * b_2\n\\]"),
        Gen.Elements("---", "***", "* * *"),
        Gen.Constant("<div class=\"note\">\n*raw* text\n</div>"));

    // What is inside one mark: several thousand characters, over several lines.
    private static readonly Gen<string> LongInner = Gen.Zip(Gen.Choose(60, 500), Gen.Choose(0, 1_000)).Select(n => string.Concat(Enumerable.Range(0, n.Item1).Select(
        i => (i == 0 ? "" : (i + n.Item2) % 37 == 0 ? "\n" : " ") + LongWords[(i * 7 + n.Item2) % LongWords.Length])));

    private static readonly Gen<string> LongMark = Gen.OneOf(
        LongInner.Select(t => $"**{t}**"),
        LongInner.Select(t => $"*{t}*"),
        LongInner.Select(t => $"_{t}_"),
        LongInner.Select(t => $"***{t}***"),
        LongInner.Select(t => $"~~{t}~~"),
        LongInner.Select(t => $"`{t}`"),
        LongInner.Select(t => $"``{t} ` {t}``"),
        LongInner.Select(t => $"**bold *both {t}* bold {t}**"),
        LongInner.Select(t => $"*both **{t}** and `{t}` {t}*"),
        LongInner.Select(t => $"**{t} [link](https://example.com/) {t} $x_1 * y_2$ {t}**"),
        LongInner.Select(t => $"~~gone *{t}*~~ **{t}**"),
        LongInner.Select(t => $"[link](https://example.com/{t.Replace(' ', '+').Replace('\n', '+')})"),
        LongInner.Select(t => $"![picture](https://example.com/{t.Replace(' ', '+').Replace('\n', '+')})"),
        LongInner.Select(t => $"**[link](https://example.com/{t.Replace(' ', '+').Replace('\n', '+')})**"),
        LongInner.Select(t => $"$${t.Replace('\n', ' ')} a_1 * b_2 * c_3$$"),
        LongInner.Select(t => $"[{t}](https://example.com/)"),
        LongInner.Select(t => $"[**{t}** `code`](https://example.com/)"),
        LongInner.Select(t => $"[link][{t}] [{t}][]"),
        LongInner.Select(t => $"**![{t}](https://example.com/x.png)**"),
        LongInner.Select(t => $"<kbd title=\"{t}\"> <!-- {t} -->"),
        LongInner.Select(t => $"<https://example.com/{t.Replace(' ', '+').Replace('\n', '+')}>"),
        LongInner.Select(t => $"$x {t.Replace('\n', ' ')} y$ and $x$"),
        LongInner.Select(t => $"$$x {t.Replace('\n', ' ')} {t.Replace('\n', ' ')} y$$"),
        LongInner.Select(t => $"the end.\n{t.Replace('\n', ' ')} | second\n--- | ---\none | two\n\nAnd"),
        LongInner.Select(t => $"the end.\n{t[..Math.Min(t.Length, 225)].Replace('\n', ' ')} | second\n--- | ---\none | two\n\nAnd"),
        Gen.Elements("the end.\n`a | b` c\n|---|---|\n", "the end.\nTitle\n|---|\n", "the end.\n$x | y$\n---|---\n").Select(t => t + "\nAnd"),
        Gen.Choose(150, 2_000).Select(n => $"**{new string('数', n)}，{new string('流', n)}**"),
        Gen.Choose(150, 2_000).Select(n => $"{new string('数', n)}*{new string('流', n)}*。{new string('数', n)}"));

    /// <summary>One paragraph in which something is open for a long time.</summary>
    public static Gen<string> LongParagraph { get; } = Gen.Zip(Phrase, LongMark).SelectMany(first => Gen.Zip(Sentence, LongMark)
        .Select(second => $"{first.Item1} {first.Item2} {second.Item1} {second.Item2}\n\nThe end.\n\n[^1]: A note.\n"));

    public static Gen<string> Document { get; } =
        Blocks(2).ListOf().Select(blocks => string.Join("\n\n", blocks.Take(8).Append("The end.").Append("[^1]: A *note* that\n    goes on.")) + "\n");

    public static Gen<string> Anything { get; } = Gen.OneOf(
        Document,
        // Fragments in any order: nothing is well-formed here. A blank stands before the address, because Markdig looks at the mark of
        // the quote when it decides whether ">http://a.b" is a link, and only if the quote has one line.
        Gen.Elements("*", "**", "_", "`", "```", "~~", "[", "](", ")", "]", "!", "<", ">", "&", "|", "-", "+", "1.", "#", "=", "$", "\\", "\n", "\n\n", " ", "    ", "\t", "a", "b c", "|-|-|", "[^1]", "[a]: b", "[a]", "- [x] ", "> [!NOTE]\n", " http://a.b", "\r\n", "\0", "ß")
            .ListOf().Select(string.Concat));

    private static Gen<string> Blocks(int depth) => depth == 0 ? Leaf : Gen.Frequency(
        (4, Leaf),
        (1, Items(depth, "- ")),
        (1, Items(depth, "1. ")),
        (1, Sentence.ListOf().Select(s => string.Join('\n', s.Take(4).Append("last").Select((t, i) => $"- [{(i % 2 == 0 ? "x" : " ")}] {t}")))),
        (1, Gen.Zip(Gen.Elements("", "[!NOTE]\nMind this.\n\n", "[!WARNING]\nMind that.\n\n"), Blocks(depth - 1)).Select(q => Prefixed(q.Item1 + q.Item2, "> ", "> "))));

    private static Gen<string> Items(int depth, string marker) => Gen.Zip(Gen.Elements("\n", "\n\n"), Gen.Zip(Sentence, Blocks(depth - 1)).ListOf())
        .Select(list => string.Join(list.Item1, list.Item2.Take(3).Append(("last item", "and more")).Select(i => Prefixed($"{i.Item1}\n\n{i.Item2}", marker, new string(' ', marker.Length)))));

    private static string Prefixed(string text, string first, string others) => first + text.Replace("\n", "\n" + others, StringComparison.Ordinal);
}
