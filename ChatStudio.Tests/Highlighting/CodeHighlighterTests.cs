using ChatStudio.Core.Highlighting;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Highlighting;

public sealed class CodeHighlighterTests : IAsyncDisposable
{
    // The clock moves only where a test moves it: the burst is longer than what any of them spends.
    private readonly HighlightingOptions options = new() { Workers = 1, QueueLength = 2, Burst = TimeSpan.FromMinutes(1) };
    private readonly FakeTimeProvider time = new();
    private readonly FakeSyntax syntax;
    private readonly CodeHighlighter highlighter;

    public CodeHighlighterTests()
    {
        syntax = new(time);
        highlighter = new(syntax, options, time, NullLogger<CodeHighlighter>.Instance);
    }

    [Fact]
    public async Task Block_is_read_in_the_background()
    {
        var (block, changed) = Open("a", "b");
        await changed;

        Assert.Equal(2, block.Count);
    }

    [Fact]
    public async Task Block_that_waited_too_long_stays_plain()
    {
        using var gate = new ManualResetEventSlim();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        syntax.Before = line =>
        {
            if (line == "first")
            {
                reached.SetResult();
                gate.Wait(TestContext.Current.CancellationToken);
            }
        };
        var (_, first) = Open("first");
        await reached.Task;
        var (late, _) = Open("late");
        time.Advance(options.LongestWait + TimeSpan.FromMilliseconds(1));
        var (next, nextChanged) = Open("next");
        gate.Set();
        await nextChanged;

        Assert.Equal(0, late.Count);
        Assert.Equal(1, next.Count);
        // The line that held the others up is itself over its limit.
        Assert.False(first.IsCompleted);
    }

    [Fact]
    public async Task Queue_that_is_full_keeps_further_blocks_plain()
    {
        using var gate = new ManualResetEventSlim();
        var reached = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        syntax.Before = line =>
        {
            if (line == "first")
            {
                reached.SetResult();
                gate.Wait(TestContext.Current.CancellationToken);
            }
        };
        Open("first");
        await reached.Task;
        Open("second");
        var (_, third) = Open("third");
        var (tooMany, _) = Open("fourth");
        gate.Set();
        await third;

        Assert.Equal(0, tooMany.Count);
        Assert.DoesNotContain(syntax.Read, read => read.Line == "fourth");
    }

    [Fact]
    public async Task Worker_that_has_spent_its_budget_rests_until_it_is_earned_back()
    {
        var wide = new HighlightingOptions { Workers = 1, LineLimit = TimeSpan.FromMinutes(1), LongestWait = TimeSpan.FromMinutes(1) };
        var clock = new TimerClock();
        var costly = new FakeSyntax(clock) { Cost = wide.Burst + TimeSpan.FromSeconds(1) };
        await using var slow = new CodeHighlighter(costly, wide, clock, NullLogger<CodeHighlighter>.Instance);
        var (_, first) = Open(slow, "a");
        await first;
        var (second, changed) = Open(slow, "b");
        await clock.Waited;

        // One second too much, at a quarter of a core: four seconds.
        clock.Advance(TimeSpan.FromSeconds(3.9));
        Assert.Equal(0, second.Count);
        clock.Advance(TimeSpan.FromSeconds(0.2));
        await changed;

        Assert.Equal(1, second.Count);
    }

    [Fact]
    public async Task Grammar_that_throws_leaves_its_block_plain_and_the_worker_at_work()
    {
        syntax.Before = line =>
        {
            if (line == "bad")
            {
                throw new InvalidOperationException("a grammar's own mistake");
            }
        };
        var (bad, _) = Open("bad");
        var (good, changed) = Open("good");
        await changed;

        Assert.Equal(0, bad.Count);
        Assert.Equal(1, good.Count);
    }

    public ValueTask DisposeAsync() => highlighter.DisposeAsync();

    private (CodeColours Block, Task Changed) Open(params string[] lines) => Open(highlighter, lines);

    private static (CodeColours Block, Task Changed) Open(CodeHighlighter highlighter, params string[] lines)
    {
        var changed = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var block = highlighter.Open("cs")!;
        block.Changed += () => changed.TrySetResult();
        block.Take(lines, lines.Length);
        return (block, changed.Task.WaitAsync(TimeSpan.FromSeconds(30)));
    }
}
