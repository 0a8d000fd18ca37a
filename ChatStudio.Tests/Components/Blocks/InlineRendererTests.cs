using Bunit;
using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Components.Blocks;

public sealed class InlineRendererTests : BlocksContext
{
    [Fact]
    public void Link_opens_in_a_new_tab_shows_where_it_leads_and_tells_the_target_nothing()
    {
        var link = Draw("[site](https://example.com/a \"The site\")").Find("a");

        Assert.Equal("https://example.com/a", link.GetAttribute("href"));
        Assert.Equal("_blank", link.GetAttribute("target"));
        Assert.Equal("noopener noreferrer nofollow", link.GetAttribute("rel"));
        Assert.Equal("The site (https://example.com/a)", link.GetAttribute("title"));
        Assert.Equal("site", link.TextContent);
    }

    [Theory]
    [InlineData("[x](javascript:alert(1))")]
    [InlineData("[x](data:text/html,hi)")]
    [InlineData("[x](vbscript:x)")]
    [InlineData("[x](file:///etc/passwd)")]
    public void Link_with_another_scheme_leads_nowhere(string markdown)
        => Assert.Empty(Draw(markdown).FindAll("[href]"));

    [Fact]
    public void Link_whose_target_is_still_coming_has_none_yet()
    {
        var document = new StreamingMarkdown();
        document.Append("See [the site](https://exam");
        var view = Draw(document, hasCaret: true);
        Assert.Empty(view.FindAll("[href]"));

        document.Append("ple.com)");
        Redraw(view, document, hasCaret: true);

        Assert.Equal("https://example.com/", view.Find("a").GetAttribute("href"));
    }

    [Fact]
    public void Image_is_not_loaded_but_offered()
    {
        var view = Draw("![A <b>chart</b>](https://example.com/chart.png)");

        Assert.Empty(view.FindAll("img"));
        var open = view.Find(".md-image a");
        Assert.Equal("https://example.com/chart.png", open.GetAttribute("href"));
        Assert.Equal("noopener noreferrer nofollow", open.GetAttribute("rel"));
        Assert.Equal("Open image from example.com (new tab)", open.TextContent);
        Assert.Equal("https://example.com/chart.png", view.Find(".md-image .url").TextContent);
    }

    [Fact]
    public void Markup_in_a_line_is_text()
    {
        var view = Draw("a <b onclick=\"alert(1)\">bold</b> <img src=x onerror=alert(1)> end");

        Assert.Empty(view.FindAll("b,img"));
        Assert.Equal("a <b onclick=\"alert(1)\">bold</b> <img src=x onerror=alert(1)> end", view.Find("p").TextContent);
    }

    [Fact]
    public void Math_is_its_source_as_code() => Assert.Equal("x^2", Draw("so $x^2$ it is").Find("cs-math code").TextContent);

    [Fact]
    public void Footnote_is_described_by_its_text()
    {
        var view = Draw("Word.[^1]\n\n[^1]: The note.");

        var id = view.Find("sup.ref [aria-describedby]").GetAttribute("aria-describedby");
        Assert.Equal("The note.", view.Find($"#{id} p").TextContent);
    }

    [Fact]
    public void Footnotes_of_two_answers_do_not_share_an_id()
        => Assert.NotEqual(Draw("a[^1]\n\n[^1]: x").Find(".md-footnote").Id, Draw("a[^1]\n\n[^1]: x").Find(".md-footnote").Id);
}
