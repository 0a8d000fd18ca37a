using Bunit;
using ChatStudio.Core.Generation;
using ChatStudio.Web.Answers;

namespace ChatStudio.Tests.Components.Chat.Answers;

public sealed class WaitingRowTests : BunitContext
{
    [Theory]
    [InlineData(RunState.Queued, 1, "Queued.")]
    [InlineData(RunState.Connecting, 1, "Waiting for the first token.")]
    [InlineData(RunState.Connecting, 2, "Trying again, try 2.")]
    [InlineData(RunState.Waiting, 1, "Waiting for the first token.")]
    [InlineData(RunState.Waiting, 3, "Waiting for the first token.")]
    public void Row_says_what_is_waited_for(RunState state, int attempt, string words)
        => Assert.Equal(words, Draw(state: state, attempt: attempt).Find(".num").TextContent.Trim());

    [Fact]
    public void Usual_time_is_told_and_marked_on_the_strip()
    {
        var cut = Draw(elapsed: 1, usual: 2);

        Assert.Contains("Usually 2.0 s.", cut.Find(".num").TextContent, StringComparison.Ordinal);
        Assert.Equal(["left:40%", "left:80%"], cut.FindAll("i").Select(mark => mark.GetAttribute("style")));
        Assert.Equal("true", cut.Find(".h").GetAttribute("aria-hidden"));
    }

    [Fact]
    public void Wait_that_is_longer_than_usual_stays_on_the_strip()
        => Assert.Equal(["left:80%", "left:8%"], Draw(elapsed: 20, usual: 2).FindAll("i").Select(mark => mark.GetAttribute("style")));

    private IRenderedComponent<WaitingRow> Draw(double elapsed = 0, double? usual = null, RunState state = RunState.Waiting, int attempt = 1)
        => Render<WaitingRow>(parameters => parameters
            .Add(row => row.Elapsed, elapsed).Add(row => row.Usual, usual).Add(row => row.State, state).Add(row => row.Attempt, attempt));
}
