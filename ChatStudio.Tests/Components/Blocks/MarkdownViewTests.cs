using Bunit;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Components.Blocks;

public sealed class MarkdownViewTests : BlocksContext
{
    [Fact]
    public void Document_with_every_block_draws_each_by_its_own_element()
    {
        var view = Draw(
            """
            # Title

            A *word*, a **word**, ~~gone~~, `code`, <b>, [site](https://example.com/a) and $x^2$.[^1]

            - [x] done
            - [ ] open

            3. three
               - inner
            4. four

            | a | b |
            |---|--:|
            | 1 | 2 |

            > quote

            > [!WARNING]
            > hot

            ```csharp
            var x = 1;
            ```

            $$
            a + b
            $$

            ---

            <div>raw</div>

            [^1]: The note.
            """);

        Assert.All(
            ["h2.md-h1", "p em", "p strong", "p del", "p code", "p a", "p cs-math code", "sup.ref", "li.md-task", "ol[start='3'] ul li", "table td.r",
                "blockquote", ".md-alert", ".cs-code", ".cs-math", "hr", ".md-html", ".md-footnote"],
            selector => Assert.NotEmpty(view.FindAll(selector)));
        Assert.Empty(view.FindAll(".md-note"));
    }

    [Fact]
    public void Caret_stands_at_the_end_of_what_grows_and_before_the_first_word()
    {
        var document = new StreamingMarkdown();
        var view = Draw(document, hasCaret: true);
        Assert.Equal("true", view.Find("p .cs-caret").GetAttribute("aria-hidden"));

        document.Append("One.\n\nTwo");
        Redraw(view, document, hasCaret: true);
        Assert.Equal("Two", Assert.Single(view.FindAll(".cs-caret")).ParentElement!.TextContent);

        document.Complete();
        Redraw(view, document);
        Assert.Empty(view.FindAll(".cs-caret"));
    }

    [Fact]
    public void Same_version_renders_nothing_and_another_document_renders_all()
    {
        var document = StreamingMarkdown.Parse("One");
        var view = Draw(document);
        var before = view.RenderCount;

        Redraw(view, document);
        Assert.Equal(before, view.RenderCount);
        Redraw(view, StreamingMarkdown.Parse("Other"));

        Assert.Equal("Other", view.Find("p").TextContent);
    }
}
