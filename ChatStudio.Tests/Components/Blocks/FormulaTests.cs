using Bunit;
using ChatStudio.Core.Markdown;
using ChatStudio.Web.Answers.Blocks;

namespace ChatStudio.Tests.Components.Blocks;

public sealed class FormulaTests : BlocksContext
{
    [Theory]
    [InlineData("Is $x^2$ here?", "x^2", false)]
    [InlineData("Is \\(x^2\\) here?", "x^2", false)]
    [InlineData("$$\nx^2\n$$\n", "x^2", true)]
    [InlineData("\\[\nx^2\n\\]\n", "x^2", true)]
    public void Formula_is_its_source_in_an_element_for_the_typesetter(string text, string source, bool display)
    {
        var formula = Draw(text).Find("cs-math");

        Assert.Equal(source, formula.QuerySelector("code")!.TextContent.Trim());
        Assert.Equal(display, formula.ClassList.Contains("display"));
    }

    [Fact]
    public void Open_formula_is_code_and_never_typeset()
    {
        var document = new StreamingMarkdown();
        document.Append("$$\nx^2 + ");
        var view = Draw(document, hasCaret: true);

        Assert.Empty(view.FindAll("cs-math"));
        Assert.StartsWith("x^2", view.Find(".cs-math pre code").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Formula_stays_the_same_element_while_its_paragraph_grows()
    {
        var document = new StreamingMarkdown();
        document.Append("With $a$ and **$b$** and");
        var view = Draw(document, hasCaret: true);
        var before = view.FindComponents<FormulaView>().Select(formula => formula.Instance).ToList();

        foreach (var piece in new[] { " more", " *text*", " and $c$", ".", "\n\nNext." })
        {
            document.Append(piece);
            Redraw(view, document, hasCaret: true);
        }

        var after = view.FindComponents<FormulaView>();
        Assert.Equal(2, before.Count);
        Assert.Equal(before, after.Select(formula => formula.Instance).Take(2));
        Assert.All(after, formula => Assert.Equal(1, formula.RenderCount));
    }

    [Fact]
    public void Formula_without_KaTeX_loads_nothing()
    {
        Draw("Is $x^2$ here?");

        Assert.DoesNotContain(JSInterop.Invocations, call => call.Arguments.Contains("./js/math.js"));
    }
}
