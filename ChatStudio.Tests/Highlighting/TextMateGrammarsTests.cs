using ChatStudio.Core.Highlighting.TextMate;

namespace ChatStudio.Tests.Highlighting;

public sealed class TextMateGrammarsTests
{
    private static readonly TextMateGrammars Grammars = new();

    [Theory]
    [InlineData("cs", "public int F() => 1; // c", "public int:Keyword F:Function 1:Number // c:Comment")]
    [InlineData("c#", "var x = new List<Foo>(\"a\\n\", true);", "var:Keyword new:Keyword List:Type Foo:Type \"a:String \\n:Number \":String true:Keyword")]
    [InlineData("py", "def f(x: int): return f\"{x}\" if x is not None else len(x)", "def:Keyword f:Function int:Type return:Keyword f\":String {:Number }:Number \":String if:Keyword is not None else:Keyword len:Function")]
    [InlineData("bash", "for f in *.txt; do echo \"$f\"; done # c", "for:Keyword in:Keyword do:Keyword echo:Function \":String \":String done:Keyword # c:Comment")]
    [InlineData("json", "{\"a\": [1, \"s\", null]}", "\"a\":Type 1:Number \"s\":String null:Keyword")]
    [InlineData("html", "<a href=\"x\">t</a>", "a:Type href:Function \"x\":String a:Type")]
    [InlineData("sql", "SELECT COUNT(*) FROM t WHERE a = 'x'", "SELECT:Keyword COUNT:Function FROM:Keyword WHERE:Keyword 'x':String")]
    [InlineData("diff", "+added", "+added:Inserted")]
    [InlineData("diff", "-gone", "-gone:Deleted")]
    [InlineData("toml", "# c", "# c:Comment")]
    public void Line_is_cut_into_the_classes_of_the_design(string tag, string line, string expected)
    {
        var read = Grammars.Load(tag).Read(line, null, TimeSpan.FromSeconds(10));

        Assert.Equal(expected, string.Join(' ', read.Spans.Select(span => $"{line.Substring(span.Start, span.Length)}:{span.Class}")));
    }

    [Fact]
    public void Comment_over_lines_is_carried_from_line_to_line()
    {
        var syntax = Grammars.Load("csharp");
        var spans = new List<string>();
        object? state = null;
        foreach (var line in new[] { "int a; /* one", "int b;", "two */ int c;" })
        {
            var read = syntax.Read(line, state, TimeSpan.FromSeconds(10));
            state = read.State;
            spans.Add(string.Join(' ', read.Spans.Select(span => $"{line.Substring(span.Start, span.Length)}:{span.Class}")));
        }

        Assert.Equal(["int:Keyword /* one:Comment", "int b;:Comment", "two */:Comment int:Keyword"], spans);
    }

    [Theory]
    [InlineData("C#", true)]
    [InlineData("TSX", true)]
    [InlineData("mermaid", false)]
    [InlineData("text", false)]
    [InlineData("", false)]
    [InlineData("no-such-language", false)]
    public void Tag_is_known_by_the_names_people_use(string tag, bool known) => Assert.Equal(known, Grammars.Knows(tag));

    [Fact]
    public void Every_known_tag_has_a_grammar()
    {
        foreach (var tag in TextMateLanguages.Tags)
        {
            Assert.NotNull(Grammars.Load(tag).Read("x", null, TimeSpan.FromSeconds(10)));
        }
    }

    [Fact]
    public void Spans_of_a_line_lie_in_order_inside_it()
    {
        const string Line = "<div class=\"a\" style='x'>😀 &amp; {{ y }} <!-- c --></div> \t";
        foreach (var tag in TextMateLanguages.Tags)
        {
            var at = 0;
            foreach (var span in Grammars.Load(tag).Read(Line, null, TimeSpan.FromSeconds(10)).Spans)
            {
                Assert.True(span.Start >= at && span.Length > 0 && span.End <= Line.Length, $"{tag}: {span}");
                at = span.End;
            }
        }
    }
}
