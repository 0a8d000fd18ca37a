using ChatStudio.Core.Highlighting;

namespace ChatStudio.Tests.Highlighting;

public sealed class LineMemoryTests
{
    private readonly LineMemory memory = new(capacity: 100);
    private readonly ColouredLine line = new([], null);

    [Fact]
    public void Old_lines_are_let_go()
    {
        Keep(0, 1_000);

        var left = Enumerable.Range(0, 1_000).Count(key => memory.Find((UInt128)key) is not null);

        Assert.InRange(left, 1, 100);
        Assert.NotNull(memory.Find(999));
    }

    [Fact]
    public void Line_that_is_asked_for_stays()
    {
        memory.Keep(7, line);
        for (var i = 100; i < 1_000; i += 10)
        {
            Keep(i, 10);
            Assert.NotNull(memory.Find(7));
        }
    }

    private void Keep(int first, int count)
    {
        for (var key = first; key < first + count; key++)
        {
            memory.Keep((UInt128)key, line);
        }
    }
}
