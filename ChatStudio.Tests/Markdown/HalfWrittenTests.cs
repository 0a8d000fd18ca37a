using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Markdown;

/// <summary>What is on the screen while something is half written: what it will most likely become, or nothing of it yet.</summary>
public sealed class HalfWrittenTests
{
    [Theory]
    [InlineData("*", "")]
    [InlineData("a *", "p(a)")]
    [InlineData("a **", "p(a)")]
    [InlineData("a **bo", "p(a b(bo))")]
    [InlineData("a **bold ", "p(a b(bold))")]
    [InlineData("a **bold*", "p(a b(bold))")]
    [InlineData("a **bold**", "p(a b(bold))")]
    [InlineData("a *it", "p(a i(it))")]
    [InlineData("a *it*", "p(a i(it))")]
    [InlineData("a _it", "p(a i(it))")]
    [InlineData("a ***both", "p(a i(b(both)))")]
    [InlineData("a **b *c", "p(a b(b i(c)))")]
    [InlineData("a **b *c*", "p(a b(b i(c)))")]
    [InlineData("**a *b* c", "p(b(a i(b) c))")]
    [InlineData("a ~", "p(a)")]
    [InlineData("a ~~", "p(a)")]
    [InlineData("a ~~go", "p(a s(go))")]
    [InlineData("a ~~gone~", "p(a s(gone))")]
    [InlineData("2 * 3", "p(2 * 3)")]
    [InlineData("2*3 = 6", "p(2*3 = 6)")]
    [InlineData("snake_case", "p(snake_case)")]
    [InlineData("**[", "")]
    [InlineData("say **\"hi", "p(say b(\"hi))")]
    public void Emphasis(string text, string shown) => AssertShown(text, shown);

    [Theory]
    [InlineData("a `", "p(a)")]
    [InlineData("a `co", "p(a c(co))")]
    [InlineData("a `co`", "p(a c(co))")]
    [InlineData("a `co` b", "p(a c(co) b)")]
    [InlineData("a ``co`de", "p(a c(co`de))")]
    [InlineData("a ``co`", "p(a c(co))")]
    [InlineData("a `*x", "p(a c(*x))")]
    [InlineData("**a `b", "p(b(a c(b)))")]
    [InlineData("``", "")]
    public void Code_spans(string text, string shown) => AssertShown(text, shown);

    [Theory]
    [InlineData("[", "")]
    [InlineData("see [", "p(see)")]
    [InlineData("see [te", "p(see)")]
    [InlineData("see [text]", "p(see)")]
    [InlineData("see [text](", "p(see a[…](text))")]
    [InlineData("see [text](http://exa", "p(see a[…](text))")]
    [InlineData("see [text](http://a.b \"ti", "p(see a[…](text))")]
    [InlineData("see [text](http://a.b)", "p(see a[http://a.b/](text))")]
    [InlineData("see [a **b", "p(see)")]
    [InlineData("see **[text](htt", "p(see b(a[…](text)))")]
    [InlineData("see [text] and", "p(see [text] and)")]
    [InlineData("see [text](not a", "p(see [text](not a)")]
    [InlineData("see [text][re", "p(see)")]
    [InlineData("see [^", "p(see)")]
    [InlineData("see [^1", "p(see)")]
    [InlineData("see [^1].", "p(see note(1).)")]
    [InlineData("see !", "p(see)")]
    [InlineData("see ![al", "p(see)")]
    [InlineData("see ![alt](htt", "p(see)")]
    [InlineData("see ![alt](https://a.b/c.png)", "p(see img[https://a.b/c.png](alt))")]
    [InlineData("[label]: https://exa", "")]
    [InlineData("[^1]: no", "note[1](p(no))")]
    public void Links_images_and_references(string text, string shown) => AssertShown(text, shown);

    [Theory]
    [InlineData("see [text\n\nnext", "p(see [text) p(next)")]
    [InlineData("a **b\n\nnext", "p(a **b) p(next)")]
    [InlineData("a `b\n\nnext", "p(a `b) p(next)")]
    [InlineData("see [text](http://a\n\nnext", "p(see [text](http://a) p(next)")]
    public void What_never_became_anything_is_text_when_its_paragraph_closes(string text, string shown) => AssertShown(text, shown);

    [Theory]
    [InlineData("see <", "p(see)")]
    [InlineData("see <htt", "p(see)")]
    [InlineData("see <http://a.b>", "p(see a[http://a.b/](http://a.b))")]
    [InlineData("see <b", "p(see)")]
    [InlineData("see <b>x", "p(see html(<b>)x)")]
    [InlineData("1 < 2", "p(1 < 2)")]
    [InlineData("a &", "p(a)")]
    [InlineData("a &am", "p(a)")]
    [InlineData("a &amp;", "p(a &)")]
    [InlineData("a & b", "p(a & b)")]
    [InlineData("a \\", "p(a)")]
    [InlineData("see https://exa.co", "p(see a[…](https://exa.co))")]
    [InlineData("see https://a.b/ now", "p(see a[https://a.b/](https://a.b/) now)")]
    public void Addresses_tags_and_entities(string text, string shown) => AssertShown(text, shown);

    [Theory]
    [InlineData("so $x^", "p(so $x^)")]
    [InlineData("so $a_1 *b_2", "p(so $a_1 *b_2)")]
    [InlineData("so $x^2$", "p(so math(x^2))")]
    [InlineData("costs $5 and **mo", "p(costs $5 and b(mo))")]
    [InlineData("so \\(x^", "p(so \\(x^)")]
    [InlineData("so \\(x^2\\) is", "p(so math(x^2) is)")]
    [InlineData("$$", "")]
    [InlineData("$$\n", "math…()")]
    [InlineData("$$\na +", "math…(a +)")]
    [InlineData("$$\na\n$", "math…(a)")]
    [InlineData("$$\na\n$$\n", "math(a)")]
    [InlineData("\\[", "")]
    [InlineData("\\[\nx", "math…(x)")]
    [InlineData("\\[\nx\n\\", "math…(x)")]
    public void Formulas(string text, string shown) => AssertShown(text, shown);

    [Theory]
    [InlineData("```", "")]
    [InlineData("```cs", "")]
    [InlineData("```csharp\n", "code…[csharp]()")]
    [InlineData("```csharp\nvar", "code…[csharp](var)")]
    [InlineData("```csharp\nvar\n", "code…[csharp](var)")]
    [InlineData("```csharp\nvar\n`", "code…[csharp](var)")]
    [InlineData("```csharp\nvar\n``", "code…[csharp](var)")]
    [InlineData("```csharp\nvar\n```", "code…[csharp](var)")]
    [InlineData("```csharp\nvar\n```\n", "code[csharp](var)")]
    [InlineData("```csharp\nvar\n``x", "code…[csharp](var⏎``x)")]
    [InlineData("~~~", "")]
    [InlineData("- a\n  ```c\n  x", "ul(li(p(a) code…[c](x)))")]
    public void Fences(string text, string shown) => AssertShown(text, shown);

    [Theory]
    [InlineData("|", "")]
    [InlineData("| a", "table[None](|a|)")]
    [InlineData("| a | b", "table[None,None](|a|b|)")]
    [InlineData("| a | b |", "table[None,None](|a|b|)")]
    [InlineData("| a | b |\n", "table[None,None](|a|b|)")]
    [InlineData("| a | b |\n|", "table[None,None](|a|b|)")]
    [InlineData("| a | b |\n|--", "table[None,None](|a|b|)")]
    [InlineData("| a | b |\n|---|--:|", "table[None,None](|a|b|)")]
    [InlineData("| a | b |\n|---|--:|\n", "table[None,Right](|a|b|)")]
    [InlineData("| a | b |\n|---|--:|\n|", "table[None,Right](|a|b| |||)")]
    [InlineData("| a | b |\n|---|--:|\n| **x", "table[None,Right](|a|b| |b(x)||)")]
    [InlineData("| a | b |\n|---|--:|\n| x | `y", "table[None,Right](|a|b| |x|c(y)|)")]
    [InlineData("text\n| a | b |\n", "p(text) table[None,None](|a|b|)")]
    [InlineData("- | a | b |\n", "ul(li(table[None,None](|a|b|)))")]
    [InlineData("| a |\n\nb", "p(| a |) p(b)")]
    public void Tables(string text, string shown) => AssertShown(text, shown);

    [Theory]
    [InlineData("-", "")]
    [InlineData("- ", "")]
    [InlineData("- a", "ul(li(p(a)))")]
    [InlineData("1", "")]
    [InlineData("1.", "")]
    [InlineData("1. a", "ol1(li(p(a)))")]
    [InlineData("12 a", "p(12 a)")]
    [InlineData("#", "")]
    [InlineData("##", "")]
    [InlineData("## A", "h2(A)")]
    [InlineData("#a", "p(#a)")]
    [InlineData(">", "")]
    [InlineData("> a", "quote(p(a))")]
    [InlineData("--", "")]
    [InlineData("---", "")]
    [InlineData("---\n", "hr")]
    [InlineData("***", "")]
    [InlineData("text\n-", "p(text)")]
    [InlineData("text\n--", "p(text)")]
    [InlineData("text\n=", "p(text)")]
    [InlineData("text\n---\n", "h2(text)")]
    [InlineData("text\n- a", "p(text) ul(li(p(a)))")]
    [InlineData("text\n2. a", "p(text⏎2. a)")]
    [InlineData("- a\n-", "ul(li(p(a)))")]
    [InlineData("- a\n- b", "ul(li(p(a)) li(p(b)))")]
    [InlineData("- a\n  - b", "ul(li(p(a) ul(li(p(b)))))")]
    [InlineData("- a\n  b", "ul(li(p(a⏎b)))")]
    [InlineData("- a\n\n- b", "ul loose(li(p(a)) li(p(b)))")]
    [InlineData("- a\n\nb", "ul(li(p(a))) p(b)")]
    [InlineData("> a\n> -", "quote(p(a))")]
    [InlineData("- [", "")]
    [InlineData("- [ ", "")]
    [InlineData("- [x", "")]
    [InlineData("- [x]", "")]
    [InlineData("- [x] ", "")]
    [InlineData("- [x] d", "ul([x]li(p(d)))")]
    [InlineData("- [x] d\n- [ ] e", "ul([x]li(p(d)) [ ]li(p(e)))")]
    [InlineData("> [!NO", "")]
    [InlineData("> [!NOTE]", "")]
    [InlineData("> [!NOTE]\n", "Note()")]
    [InlineData("> [!NOTE]\n> Te", "Note(p(Te))")]
    [InlineData("<", "")]
    [InlineData("<di", "")]
    public void Marks_at_the_start_of_a_line(string text, string shown) => AssertShown(text, shown);

    [Fact]
    public void Nothing_is_mended_when_the_document_is_complete()
    {
        string[] texts = ["a **bo", "a `co", "see [text](http://exa", "| a | b |", "-", "text\n=", "a &am", "see <htt", "[x", "a $x^", "**"];

        Assert.All(texts, text =>
        {
            var document = new StreamingMarkdown();
            document.Append(text);
            Assert.NotNull(document.Blocks);
            document.Complete();
            Assert.Equal(OneShot.Describe(text), BlockText.Describe(document.Blocks));
        });
    }

    private static void AssertShown(string text, string shown)
    {
        var document = new StreamingMarkdown();
        document.Append(text);

        Assert.Equal(shown, BlockText.Describe(document.Blocks));
    }
}
