using Bunit;
using ChatStudio.Core.Markdown;
using ChatStudio.Web.Features.Chat.Blocks;

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

    [Fact]
    public void Failure_of_one_answer_leaves_the_others_alone()
    {
        var failing = Draw("One");
        var other = Draw("Two");

        failing.FindComponent<MarkdownBoundary>().Render(parameters => parameters.Add(boundary => boundary.ChildContent, _ => throw new InvalidOperationException("no view")));

        Assert.NotEmpty(failing.FindAll(".md-plain"));
        Assert.Equal("Two", other.Find("p").TextContent);
    }
}
