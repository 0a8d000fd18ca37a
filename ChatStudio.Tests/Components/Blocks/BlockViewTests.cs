using Bunit;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Components.Blocks;

/// <summary>Tables, lists, headings, quotes, alerts, formulas and markup.</summary>
public sealed class BlockViewTests : BlocksContext
{
    [Fact]
    public void Table_is_a_named_region_with_column_heads_and_alignment()
    {
        var view = Draw("| Model | Rate |\n|---|--:|\n| a | 12 |\n| b | <i>9</i> |");

        var region = view.Find(".cs-table");
        Assert.Equal(("group", "Table: Model, Rate", "0"), (region.GetAttribute("role"), region.GetAttribute("aria-label"), region.GetAttribute("tabindex")));
        Assert.All(view.FindAll("th"), head => Assert.Equal("col", head.GetAttribute("scope")));
        Assert.Equal([null, "r"], view.FindAll("th").Select(head => head.GetAttribute("class")));
        Assert.Equal(["a", "12", "b", "<i>9</i>"], view.FindAll("td").Select(cell => cell.TextContent));
        Assert.Empty(view.FindAll("td i"));
    }

    [Fact]
    public void Table_that_streams_keeps_the_rows_it_has()
    {
        var document = new StreamingMarkdown();
        document.Append("| a | b |\n|---|---|\n| 1 | 2 |\n");
        var view = Draw(document, hasCaret: true);
        document.Append("| 3 | 4");
        Redraw(view, document, hasCaret: true);

        Assert.Equal(["1", "2", "3", "4"], view.FindAll("td").Select(cell => cell.TextContent.Trim()));
        Assert.Single(view.FindAll("td .cs-caret"));
    }

    [Fact]
    public void Tasks_say_whether_they_are_done()
    {
        var view = Draw("- [x] done\n- [ ] open\n- plain");

        Assert.Equal(["Done", "Open"], view.FindAll("[role=img]").Select(box => box.GetAttribute("aria-label")));
        Assert.Equal(["done", "open", "plain"], view.FindAll("li").Select(item => item.TextContent.Trim()));
        Assert.Empty(view.FindAll("input"));
    }

    [Fact]
    public void Ordered_list_begins_where_it_was_told()
    {
        var view = Draw("3. three\n4. four\n\ntext\n\n1. one");

        Assert.Equal(["3", null], view.FindAll("ol").Select(list => list.GetAttribute("start")));
    }

    [Fact]
    public void Nested_list_stands_in_its_item()
        => Assert.Equal("inner", Draw("- outer\n  1. inner").Find("ul > li > ol > li").TextContent);

    [Fact]
    public void Headings_form_an_outline_under_the_title_of_the_page_whatever_their_level()
    {
        var view = Draw("### First\n\n##### Deep\n\n# Top\n\n> # Quoted");

        Assert.Equal(["H2", "H3", "H2"], view.FindAll("h1,h2,h3,h4,h5,h6").Select(heading => heading.TagName));
        Assert.Equal("Quoted", view.Find("blockquote p.md-h1").TextContent);
    }

    [Fact]
    public void Alert_says_its_kind()
    {
        var view = Draw("> [!WARNING]\n> Hot.");

        Assert.Equal("Warning", view.Find(".md-alert.warning .md-alert-kind").TextContent);
        Assert.Contains("Hot.", view.Find(".md-alert").TextContent, StringComparison.Ordinal);
        Assert.Empty(view.FindAll("[role=alert]"));
    }

    [Fact]
    public void Formula_is_a_named_region_with_its_source()
    {
        var view = Draw("$$\na <b> c\n$$");

        Assert.Equal("Formula", view.Find(".cs-math").GetAttribute("aria-label"));
        Assert.Equal("a <b> c", view.Find(".cs-math code").TextContent.Trim());
    }

    [Fact]
    public void Block_of_markup_is_text()
    {
        var view = Draw("<div onclick=\"alert(1)\"><script>alert(2)</script></div>");

        Assert.Equal("<div onclick=\"alert(1)\"><script>alert(2)</script></div>", view.Find(".md-html").TextContent.Trim());
        Assert.Empty(view.FindAll("script,div[onclick]"));
    }
}
