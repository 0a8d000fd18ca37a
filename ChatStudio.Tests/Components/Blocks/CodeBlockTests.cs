using AngleSharp.Dom;
using Bunit;
using ChatStudio.Core.Highlighting;
using ChatStudio.Core.Markdown;
using ChatStudio.Web.Answers.Blocks;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Tests.Components.Blocks;

public sealed class CodeBlockTests : BlocksContext
{
    [Fact]
    public void Header_is_whole_from_the_opening_fence_on()
    {
        var document = Growing("```csharp title=\"A.cs\"\n");
        var view = Draw(document, hasCaret: true);
        var before = view.Find(".hd").OuterHtml;

        document.Append("var x = 1;\n```\n");
        document.Complete();
        Redraw(view, document);

        Assert.Equal(["C#", "A.cs"], view.FindAll(".hd > b, .hd > .mono").Select(part => part.TextContent));
        Assert.Equal(before, view.Find(".hd").OuterHtml);
    }

    [Fact]
    public void Text_of_the_block_is_its_lines()
    {
        var view = Draw("```\na\n\n  b\n```\n");

        Assert.Equal("a\n\n  b", view.Find("pre code").TextContent);
    }

    [Fact]
    public async Task Ended_lines_are_coloured_with_the_next_append_and_the_open_one_is_plain()
    {
        var document = Growing("```cs\nvar x = 1; // one\nvar y");
        var view = Draw(document, hasCaret: true);
        await ReadAsync("var x = 1; // one");
        Assert.Empty(view.FindAll("code .k"));

        document.Append(" = 2");
        Redraw(view, document, hasCaret: true);

        Assert.Equal(["k:var", "n:1", "c:// one"], Coloured(view.FindAll(".run > span")[0]));
        Assert.Equal(["cs-caret:"], Coloured(view.FindAll(".run > span")[1]));
    }

    [Fact]
    public void Block_that_ended_is_coloured_without_another_append()
    {
        var view = Draw("```py\ndef f(): pass\n```\n\nAfter.");

        view.WaitForAssertion(() => Assert.Equal(["k:def", "fn:f", "k:pass"], Coloured(view.Find(".run > span"))), TimeSpan.FromSeconds(20));
    }

    [Fact]
    public void Same_code_drawn_again_has_its_colours_with_the_first_render()
    {
        const string Text = "```py\nx = 'again'\n```\n\nAfter.";
        var first = Draw(Text);
        first.WaitForAssertion(() => Assert.NotEmpty(first.FindAll("code .s")), TimeSpan.FromSeconds(20));

        Assert.NotEmpty(Draw(Text).FindAll("code .s"));
    }

    [Fact]
    public void Unknown_language_stays_plain()
    {
        var view = Draw("```nonsense\nvar x = 1;\n```\n");

        Assert.Equal("nonsense", view.Find(".hd b").TextContent);
        Assert.Empty(view.FindAll(".run > span > span"));
    }

    [Fact]
    public void Append_to_a_long_block_renders_its_last_lines_only()
    {
        var document = Growing("```\n" + string.Concat(Enumerable.Range(0, 100).Select(i => $"line {i}\n")));
        var view = Draw(document, hasCaret: true);
        var chunks = view.FindComponents<CodeLinesView>();
        var before = chunks.Select(chunk => chunk.Instance.Renders).ToList();

        document.Append("more");
        Redraw(view, document, hasCaret: true);

        Assert.Equal([.. before.SkipLast(1)], chunks.SkipLast(1).Select(chunk => chunk.Instance.Renders));
        Assert.EndsWith("line 99\nmore", view.Find("code").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Wrap_and_numbers_are_toggles_that_say_their_state()
    {
        var view = Draw("```\na\n```\n");

        Button(view, "Wrap").Click();
        view.Find("[aria-label='Line numbers']").Click();

        Assert.Equal(["cs-code", "wrap", "numbers"], view.Find(".cs-code").ClassList);
        Assert.Equal("true", Button(view, "Wrap").GetAttribute("aria-pressed"));
        Assert.Equal("true", view.Find("[aria-label='Line numbers']").GetAttribute("aria-pressed"));
    }

    [Fact]
    public async Task Copy_and_download_hand_over_the_code_alone()
    {
        var clipboard = JSInterop.SetupModule("./js/clipboard.js");
        clipboard.Setup<bool>("copy", "a\nb").SetResult(true);
        var download = JSInterop.SetupModule("./js/download.js");
        download.SetupVoid("save", "a.txt", "text/plain;charset=utf-8", "a\nb\n").SetVoidResult();
        var view = Draw("```text a.txt\na\nb\n```\n");

        var copying = Button(view, "Copy").ClickAsync();
        await view.Find("[aria-label='Download']").ClickAsync();

        view.WaitForAssertion(() => Assert.NotNull(Button(view, "Copied")));
        download.VerifyInvoke("save");
        Time.Advance(TimeSpan.FromSeconds(2));
        await copying;
    }

    [Fact]
    public void Diagram_without_Mermaid_is_code_with_a_note()
    {
        var view = Draw("```mermaid\nflowchart LR\n  A --> B\n```\n");

        Assert.Equal("flowchart LR\n  A --> B", view.Find("pre code").TextContent);
        Assert.Equal("Shown as source: this build has no Mermaid to draw it.", view.Find(".md-note").TextContent);
        Assert.Empty(view.FindAll(".cs-diagram"));
    }

    // There is one worker, so a block that is queued now is read after those before it.
    private async Task ReadAsync(string line)
    {
        var read = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var block = Services.GetRequiredService<CodeHighlighter>().Open("js")!;
        block.Changed += () => read.TrySetResult();
        block.Take([line], ended: 1);
        await read.Task.WaitAsync(TimeSpan.FromSeconds(30));
    }

    private static StreamingMarkdown Growing(string text)
    {
        var document = new StreamingMarkdown();
        document.Append(text);
        return document;
    }

    private static IElement Button(IRenderedComponent<MarkdownView> view, string name) =>
        view.FindAll("button").Single(button => button.TextContent.Trim() == name);

    private static IEnumerable<string> Coloured(IElement line) => line.Children.Select(piece => $"{piece.ClassName}:{piece.TextContent}");
}
