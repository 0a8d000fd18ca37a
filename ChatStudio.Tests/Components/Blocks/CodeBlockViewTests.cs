using Bunit;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Components.Blocks;

public sealed class CodeBlockViewTests : BlocksContext
{
    [Theory]
    [InlineData("csharp", "C#")]
    [InlineData("py", "Python")]
    [InlineData("", "Plain")]
    [InlineData("brainfog", "brainfog")]
    public void Header_names_the_language(string tag, string name)
    {
        var view = Draw($"```{tag}\nx\n```");

        Assert.Equal(name, view.Find(".hd b").TextContent);
        Assert.Equal($"{name} code", view.Find(".cs-code").GetAttribute("aria-label"));
        Assert.Equal("group", view.Find(".cs-code").GetAttribute("role"));
        Assert.Equal("0", view.Find("pre").GetAttribute("tabindex"));
    }

    [Fact]
    public void Code_is_shown_to_the_letter_whatever_it_looks_like()
    {
        const string Code = "<script>alert(1)</script>\n\n  **not bold** &amp;\n\ttab";
        var view = Draw($"```html\n{Code}\n```");

        Assert.Equal(Code, view.Find("code").TextContent);
        Assert.Empty(view.FindAll("script,strong"));
    }

    [Fact]
    public async Task Copy_takes_the_code_as_it_is_by_then_and_says_so_for_two_seconds()
    {
        var clipboard = JSInterop.SetupModule("./js/clipboard.js");
        clipboard.Setup<bool>("copy", _ => true).SetResult(true);
        var document = new StreamingMarkdown();
        document.Append("```\none\n");
        var view = Draw(document);
        document.Append("two\n```\n");
        Redraw(view, document);

        var copying = Copy(view).ClickAsync();
        view.WaitForAssertion(() => Assert.Equal("Copied", Copy(view).TextContent));
        Assert.Equal("one\ntwo", clipboard.Invocations["copy"][0].Arguments[0]);
        // C copies the message; a code block must not take its key.
        Assert.Empty(view.FindAll("[data-key=copy]"));
        Time.Advance(TimeSpan.FromSeconds(2));
        await copying;

        Assert.Equal("Copy", Copy(view).TextContent);
    }

    [Fact]
    public async Task Wrap_is_a_toggle_that_says_whether_it_is_on()
    {
        var view = Draw("```\nx\n```");
        Assert.Equal("false", Wrap(view).GetAttribute("aria-pressed"));

        await Wrap(view).ClickAsync();

        Assert.Equal("true", Wrap(view).GetAttribute("aria-pressed"));
        Assert.Contains("wrap", view.Find(".cs-code").ClassList);
    }

    [Fact]
    public void Long_code_that_grows_stays_the_same_text()
    {
        var document = new StreamingMarkdown();
        document.Append("```\n");
        var view = Draw(document, hasCaret: true);
        for (var line = 0; line < 130; line++)
        {
            document.Append($"line {line}\n");
            Redraw(view, document, hasCaret: true);
        }

        Assert.Equal(string.Join('\n', Enumerable.Range(0, 130).Select(line => $"line {line}")), view.Find("code").TextContent.TrimEnd('\n'));
        Assert.Single(view.FindAll(".cs-caret"));
    }

    private static AngleSharp.Dom.IElement Copy(IRenderedComponent<Web.Answers.Blocks.MarkdownView> view) => view.FindAll(".hd button")[^1];

    private static AngleSharp.Dom.IElement Wrap(IRenderedComponent<Web.Answers.Blocks.MarkdownView> view)
        => view.FindAll(".hd button").Single(button => button.TextContent == "Wrap");
}
