using ChatStudio.Core.Markdown;

namespace ChatStudio.Tests.Markdown;

/// <summary>A definition may come after the text that refers to it, and then changes exactly that text.</summary>
public sealed class LateDefinitionTests
{
    [Fact]
    public void Definition_that_comes_late_replaces_the_block_that_refers_to_it_and_no_other()
    {
        var document = new StreamingMarkdown();
        document.Append("before\n\nsee [the site][1] and [other]\n\nafter\n\n");
        var known = document.Blocks;

        document.Append("[1]: https://a.b/\n\n");

        var blocks = document.Blocks;
        Assert.Equal("p(before) p(see a[https://a.b/](the site) and [other]) p(after)", BlockText.Describe(blocks));
        Assert.Equal("p(before) p(see [the site][1] and [other]) p(after)", BlockText.Describe(known));
        Assert.Same(known[0], blocks[0]);
        Assert.NotSame(known[1], blocks[1]);
        Assert.Same(known[2], blocks[2]);
    }

    [Fact]
    public void Definition_changes_the_one_item_of_a_list_that_is_still_open()
    {
        var document = new StreamingMarkdown();
        document.Append("- one\n- see [Site]\n- three\n\n  > said [site] too\n\n  [SITE]: https://a.b/\n\n- four\n");
        var list = Assert.IsType<ListBlock>(Assert.Single(document.Blocks));
        Assert.Equal("ul loose(li(p(one)) li(p(see a[https://a.b/](Site))) li(p(three) quote(p(said a[https://a.b/](site) too))) li(p(four)))", BlockText.Describe(list));

        document.Append("- five [x y]\n- six\n\n[X  Y]: https://c.d/\n\n");

        var grown = Assert.IsType<ListBlock>(Assert.Single(document.Blocks));
        Assert.Equal([true, true, true], Enumerable.Range(0, 3).Select(i => ReferenceEquals(list.Items[i], grown.Items[i])));
        Assert.Equal("p(five a[https://c.d/](x y))", BlockText.Describe(grown.Items[4].Blocks));
    }

    [Fact]
    public void Definition_changes_the_one_row_of_a_table_and_the_heading_above()
    {
        var document = new StreamingMarkdown();
        document.Append("# About [x]\n\n| a |\n|---|\n| one |\n| [x] |\n\n");
        var known = Assert.IsType<Table>(document.Blocks[1]);

        document.Append("[x]: https://a.b/\n\n");

        var table = Assert.IsType<Table>(document.Blocks[1]);
        Assert.Equal("h1(About a[https://a.b/](x)) table[None](|a| |one| |a[https://a.b/](x)|)", BlockText.Describe(document.Blocks));
        Assert.Same(known.Head, table.Head);
        Assert.Same(known.Rows[0], table.Rows[0]);
        Assert.NotSame(known.Rows[1], table.Rows[1]);
    }

    [Fact]
    public void Definition_of_a_label_that_stands_in_code_only_replaces_nothing()
    {
        var document = new StreamingMarkdown();
        document.Append("take `a[i]` here\n\nnext\n\n");
        var known = document.Blocks[0];

        document.Append("[i]: https://a.b/\n\n");

        Assert.Same(known, document.Blocks[0]);
    }

    [Fact]
    public void First_definition_of_a_label_wins_however_late_the_second()
    {
        var document = StreamingMarkdown.Parse("[a]\n\n[a]: https://first.b/\n\n[a]: https://second.b/\n");

        Assert.Equal("p(a[https://first.b/](a))", BlockText.Describe(document.Blocks));
    }

    [Fact]
    public void Footnote_is_taken_on_trust_and_stays_when_its_definition_comes()
    {
        var document = new StreamingMarkdown();
        document.Append("so it is[^1]\n\nnext\n\n");
        var known = document.Blocks;
        Assert.Equal("p(so it isnote(1)) p(next)", BlockText.Describe(known));

        document.Append("[^1]: because");
        document.Complete();

        Assert.Same(known[0], document.Blocks[0]);
        Assert.Same(known[1], document.Blocks[1]);
    }

    [Fact]
    public void Footnote_that_was_never_defined_is_text_in_the_end_and_only_its_block_is_replaced()
    {
        var document = new StreamingMarkdown();
        document.Append("so it is[^1]\n\nnext[^2]\n\n[^2]: because\n");
        var known = document.Blocks;

        document.Complete();

        Assert.Equal("p(so it is[^1]) p(nextnote(2)) note[2](p(because))", BlockText.Describe(document.Blocks));
        Assert.NotSame(known[0], document.Blocks[0]);
        Assert.Same(known[1], document.Blocks[1]);
    }
}
