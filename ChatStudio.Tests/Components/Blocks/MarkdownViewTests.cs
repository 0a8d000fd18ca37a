using Bunit;

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
        File.WriteAllText("/tmp/view.html", view.Markup);
        Assert.NotNull(view.Find("h2.md-h1"));
    }
}
