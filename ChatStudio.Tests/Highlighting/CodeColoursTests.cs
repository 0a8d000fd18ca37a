using ChatStudio.Core.Highlighting;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Highlighting;

public sealed class CodeColoursTests
{
    // No workers: the test is the worker.
    private readonly HighlightingOptions options = new() { Workers = 0, LongestLine = 20, LinesPerBlock = 5, QueueLength = 2 };
    private readonly FakeTimeProvider time = new();
    private readonly FakeSyntax syntax;
    private readonly CodeHighlighter highlighter;

    public CodeColoursTests()
    {
        syntax = new(time);
        highlighter = new(syntax, options, time, NullLogger<CodeHighlighter>.Instance);
    }

    [Fact]
    public void Lines_are_read_one_by_one_with_the_state_of_the_line_above()
    {
        var block = Open("a", "b", "c");

        Assert.False(block.Work(syntax, time));

        Assert.Equal([("a", 0), ("b", 1), ("c", 2)], syntax.Read);
        Assert.Equal(3, block.Count);
        Assert.Equal(new SyntaxSpan(0, 1, SyntaxClass.Keyword), Assert.Single(block[2]));
    }

    [Fact]
    public void Line_that_may_still_grow_is_not_read()
    {
        var block = highlighter.Open("cs")!;
        block.Take(["a", "b"], ended: 1);
        block.Work(syntax, time);

        Assert.Equal([("a", 0)], syntax.Read);
        Assert.Equal(1, block.Count);
    }

    [Fact]
    public void Line_that_ended_later_goes_on_from_the_state_so_far()
    {
        var block = highlighter.Open("cs")!;
        block.Take(["a", "b"], ended: 1);
        block.Work(syntax, time);
        block.Take(["a", "bb", "c"], ended: 2);
        block.Work(syntax, time);

        Assert.Equal([("a", 0), ("bb", 1)], syntax.Read);
    }

    [Fact]
    public void Slice_that_is_over_leaves_the_rest_for_the_next_turn()
    {
        syntax.Cost = options.Slice * 0.6;
        var block = Open("a", "b", "c");
        var changes = 0;
        block.Changed += () => changes++;

        Assert.True(block.Work(syntax, time));
        Assert.Equal(2, block.Count);
        Assert.Equal(1, changes);

        Assert.False(block.Work(syntax, time));
        Assert.Equal(3, block.Count);
        Assert.Equal(2, changes);
    }

    [Fact]
    public void Line_over_its_limit_ends_the_colours_of_its_block()
    {
        var block = Open("a", "slow", "c");
        syntax.Before = line => time.Advance(line == "slow" ? options.LineLimit * 2 : TimeSpan.Zero);

        Work(block);
        block.Take(["a", "slow", "c", "d"], ended: 4);
        Work(block);

        Assert.Equal(1, block.Count);
        Assert.Equal(["a", "slow"], syntax.Read.Select(read => read.Line));
    }

    [Fact]
    public void Line_that_is_too_long_stays_plain_and_hands_the_state_on()
    {
        var block = Open("a", new string('x', 21), "c");

        Work(block);

        Assert.Empty(block[1]);
        Assert.Equal([("a", 0), ("c", 1)], syntax.Read);
    }

    [Fact]
    public void Lines_beyond_the_limit_of_a_block_stay_plain()
    {
        var block = Open("1", "2", "3", "4", "5", "6", "7");

        Work(block);

        Assert.Equal(5, block.Count);
    }

    [Fact]
    public void Same_code_again_has_its_colours_at_once_and_is_not_read_again()
    {
        Work(Open("a", "b"));

        var again = Open("a", "b", "c");

        Assert.Equal(2, again.Count);
        Work(again);
        Assert.Equal([("a", 0), ("b", 1), ("c", 2)], syntax.Read);
    }

    [Fact]
    public void Same_line_below_other_lines_is_read_by_itself()
    {
        Work(Open("/*", "x"));
        Work(Open("//", "x"));

        Assert.Equal(["/*", "x", "//", "x"], syntax.Read.Select(read => read.Line));
    }

    [Fact]
    public void Same_line_of_another_language_is_read_by_itself()
    {
        Work(Open("a"));
        var other = highlighter.Open("js")!;
        other.Take(["a"], ended: 1);

        Assert.Equal(0, other.Count);
    }

    [Fact]
    public void Full_queue_refuses_a_block_and_its_next_line_tries_again()
    {
        Open("a");
        Open("b");
        var refused = Open("c");
        refused.Drop();

        Assert.Equal(0, refused.Count);
        Work(refused);
        Assert.Equal(1, refused.Count);
    }

    [Fact]
    public void Closed_block_is_not_read()
    {
        var block = Open("a");
        block.Close();

        Assert.False(block.Work(syntax, time));
        Assert.Empty(syntax.Read);
    }

    [Fact]
    public void Unknown_language_has_no_colours_and_loads_nothing()
    {
        Assert.Null(highlighter.Open("unknown"));
        Assert.Equal(0, syntax.Loads);
    }

    private CodeColours Open(params string[] lines)
    {
        var block = highlighter.Open("cs")!;
        block.Take(lines, lines.Length);
        return block;
    }

    private void Work(CodeColours block)
    {
        while (block.Work(syntax, time))
        {
        }
    }
}
