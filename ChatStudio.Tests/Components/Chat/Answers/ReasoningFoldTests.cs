using Bunit;
using ChatStudio.Web.Answers;

namespace ChatStudio.Tests.Components.Chat.Answers;

public sealed class ReasoningFoldTests : BunitContext
{
    private readonly ReasoningText _text = new();

    [Fact]
    public void Fold_is_open_while_the_model_reasons_and_folds_when_the_answer_starts()
    {
        var cut = Draw(isRunning: true);
        Assert.Equal("true", cut.Find("button").GetAttribute("aria-expanded"));
        Assert.Contains("Reasoning", cut.Find("b").TextContent, StringComparison.Ordinal);
        Assert.NotNull(cut.Find(".cs-caret"));

        cut.Render(parameters => parameters.Add(fold => fold.IsRunning, false).Add(fold => fold.Seconds, 3.24));

        Assert.Equal("false", cut.Find("button").GetAttribute("aria-expanded"));
        Assert.Equal("Reasoned for 3.2 s", cut.Find("b").TextContent);
        Assert.Empty(cut.FindAll(".tx"));
    }

    [Fact]
    public async Task Fold_that_the_reader_opened_stays_open()
    {
        var cut = Draw(isRunning: true);
        await cut.Find("button").ClickAsync();
        await cut.Find("button").ClickAsync();

        cut.Render(parameters => parameters.Add(fold => fold.IsRunning, false));

        Assert.Equal("true", cut.Find("button").GetAttribute("aria-expanded"));
        var region = cut.Find("[role=region]");
        Assert.Equal(("Reasoning", "0"), (region.GetAttribute("aria-label"), region.GetAttribute("tabindex")));
    }

    [Fact]
    public async Task Fold_that_the_reader_closed_stays_closed_while_the_model_reasons_on()
    {
        var cut = Draw(isRunning: true);
        await cut.Find("button").ClickAsync();

        _text.Append(" and more");
        cut.Render(parameters => parameters.Add(fold => fold.Tokens, 12));

        Assert.Equal("false", cut.Find("button").GetAttribute("aria-expanded"));
        Assert.Contains("12 tokens", cut.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Reasoning_is_text_whatever_it_says()
    {
        _text.Append("<img src=x onerror=alert(1)> **not bold**");

        var cut = Draw(isRunning: true);

        Assert.Empty(cut.FindAll("img,strong"));
        Assert.Equal("<img src=x onerror=alert(1)> **not bold**", cut.Find(".tx").TextContent.Trim());
    }

    [Fact]
    public void Rate_is_shown_while_it_runs_and_an_estimate_is_marked()
    {
        var cut = Draw(isRunning: true);
        cut.Render(parameters => parameters.Add(fold => fold.Tokens, 1_200).Add(fold => fold.IsEstimate, true).Add(fold => fold.Rate, 48.26));

        Assert.Equal(["≈ 1,200 tokens", "48.3 tok/s"], cut.FindAll(".meta span").Select(part => part.TextContent));
        cut.Render(parameters => parameters.Add(fold => fold.IsRunning, false));
        Assert.Single(cut.FindAll(".meta span"));
    }

    private IRenderedComponent<ReasoningFold> Draw(bool isRunning)
        => Render<ReasoningFold>(parameters => parameters.Add(fold => fold.Text, _text).Add(fold => fold.IsRunning, isRunning));
}
