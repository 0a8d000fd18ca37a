using System.Collections;
using System.Reflection;
using Bunit;
using ChatStudio.Core.Markdown;
using ChatStudio.Web.Answers.Blocks;

namespace ChatStudio.Tests.Components.Blocks;

public sealed class MarkdownBoundaryTests : BlocksContext
{
    [Fact]
    public void Answer_that_cannot_be_drawn_is_shown_as_its_text_and_goes_on_growing()
    {
        var document = new StreamingMarkdown();
        document.Append("<b>One</b> *two*");
        var view = Draw(document);

        // As if a block had failed to draw.
        view.FindComponent<MarkdownBoundary>().Render(parameters => parameters.Add(boundary => boundary.ChildContent, _ => throw new InvalidOperationException("no view")));
        Assert.Contains("could not be shown as Markdown", view.Find(".md-note").TextContent, StringComparison.Ordinal);
        Assert.Equal("<b>One</b> *two*", view.Find(".md-plain").TextContent);
        Assert.Empty(view.FindAll("b"));

        document.Append(" three");
        Redraw(view, document);

        Assert.Equal("<b>One</b> *two* three", view.Find(".md-plain").TextContent);
    }

    [Theory]
    [InlineData("Zero\n\nOne")]
    [InlineData("- One")]
    public async Task Block_that_cannot_take_in_what_was_appended_leaves_the_answer_as_its_text_that_goes_on_growing(string start)
    {
        var document = new StreamingMarkdown();
        document.Append(start);
        var view = Draw(document);
        Cell cell = start[0] == '-' ? view.FindComponent<TightTextView>().Instance.Cell : view.FindComponents<ParagraphView>()[^1].Instance.Cell;

        await view.InvokeAsync(() => cell.Set(new Paragraph(new Unreadable()), hasCaret: true));
        Assert.Contains("could not be shown as Markdown", view.Find(".md-note").TextContent, StringComparison.Ordinal);
        Assert.Equal(start, view.Find(".md-plain").TextContent);

        document.Append(" two");
        Redraw(view, document);

        Assert.Equal(start + " two", view.Find(".md-plain").TextContent);
    }

    [Fact]
    public void Answer_that_cannot_be_read_is_shown_as_its_text_and_goes_on_growing()
    {
        var document = new StreamingMarkdown();
        document.Append("*One*");
        var view = Draw(document);

        // As if the parser had a mistake.
        typeof(StreamingMarkdown).GetField("halfLine", BindingFlags.NonPublic | BindingFlags.Instance)!.SetValue(document, null);
        document.Append(" two");
        Redraw(view, document);
        Assert.Equal("*One* two", view.Find(".md-plain").TextContent);

        document.Append(" three");
        Redraw(view, document);

        Assert.Equal("*One* two three", view.Find(".md-plain").TextContent);
    }

    [Fact]
    public void Failure_of_one_answer_leaves_the_others_alone()
    {
        var failing = Draw("One");
        var other = Draw("Two");

        failing.FindComponent<MarkdownBoundary>().Render(parameters => parameters.Add(boundary => boundary.ChildContent, _ => throw new InvalidOperationException("no view")));

        Assert.NotEmpty(failing.FindAll(".md-plain"));
        Assert.Equal("Two", other.Find("p").TextContent);
    }

    private sealed class Unreadable : IReadOnlyList<MarkdownInline>
    {
        public int Count => throw new InvalidOperationException("a mistake of a view");

        public MarkdownInline this[int index] => throw new InvalidOperationException("a mistake of a view");

        public IEnumerator<MarkdownInline> GetEnumerator() => throw new InvalidOperationException("a mistake of a view");

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}
