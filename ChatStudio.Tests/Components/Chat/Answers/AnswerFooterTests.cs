using Bunit;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Components.Metrics;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Chat.Answers;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatStudio.Tests.Components.Chat.Answers;

public sealed class AnswerFooterTests : MetricsContext
{
    public AnswerFooterTests() => Services.AddSingleton(new RunJournal(new InMemoryConversationStore(), TimeProvider.System, NullLogger<RunJournal>.Instance));

    [Fact]
    public void Live_run_shows_first_token_rate_and_estimated_tokens_and_no_actions()
    {
        var cut = Draw(NewRun().Chunk(410).Stream(100), RunState.Answering);

        var parts = Parts(cut);
        Assert.Equal("0.41 s to first token", parts[0]);
        Assert.Matches(@"^\d+\.\d tok/s$", parts[1]);
        Assert.Matches("^≈ [0-9]+ tokens$", parts[2]);
        Assert.Empty(cut.FindAll("#act"));
    }

    [Fact]
    public void Run_that_has_ended_shows_what_it_came_to_and_its_actions_in_the_same_place()
    {
        var run = NewRun().Chunk(410).Stream(100).Usage(100, 1_235);
        var cut = Draw(run, RunState.Answering);

        Draw(cut, run.CutOff(), RunState.Interrupted);

        var parts = Parts(cut);
        Assert.Equal("0.41 s", parts[0]);
        Assert.Contains("1,235 tokens", parts);
        Assert.Contains("$0.0125", parts);
        Assert.Equal("cut off after 2.41 s", parts[^1]);
        Assert.NotNull(cut.Find("#act"));
    }

    [Fact]
    public void Stopped_run_says_after_how_much()
        => Assert.StartsWith("You stopped this after 7 tokens", Draw(NewRun().Stream(10).Usage(1, 7).Stop(), RunState.Stopped).Find("footer").TextContent.Trim(), StringComparison.Ordinal);

    [Fact]
    public void Run_stopped_before_its_first_token_says_so()
        => Assert.Contains("You stopped this before the first token", Draw(NewRun().Stop(), RunState.Stopped).Markup, StringComparison.Ordinal);

    [Theory]
    [InlineData(RunState.Stopped, "You stopped this after 1 token")]
    [InlineData(RunState.Interrupted, "1 token")]
    public void One_token_is_one_token(RunState state, string words)
    {
        var run = NewRun().Stream(1).Usage(1, 1);
        var cut = Draw(state == RunState.Stopped ? run.Stop() : run.CutOff(), state);

        Assert.Contains(words, Parts(cut));
    }

    private static string[] Parts(IRenderedComponent<AnswerFooter> cut)
        => [.. cut.FindAll("footer > span:not(.acts)").Select(part => part.TextContent.Trim()).Where(text => text.Length > 0)];

    private IRenderedComponent<AnswerFooter> Draw(MeasuredRun run, RunState state) => Draw(Render<AnswerFooter>(parameters => parameters.Add(f => f.Run, run.Run)), run, state);

    private static IRenderedComponent<AnswerFooter> Draw(IRenderedComponent<AnswerFooter> cut, MeasuredRun run, RunState state)
    {
        cut.Render(parameters => parameters
            .Add(f => f.Run, run.Run).Add(f => f.Numbers, run.Run.Metrics.Snapshot()).Add(f => f.State, state).Add(f => f.Actions, "<button id=\"act\"></button>"));
        return cut;
    }
}
