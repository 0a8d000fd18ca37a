using Bunit;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Answers.Notices;
using ChatStudio.Web.Design;

namespace ChatStudio.Tests.Components.Chat.Notices;

public sealed class FailureNoticeTests : BunitContext
{
    private readonly List<NoticeAction> _raised = [];

    [Fact]
    public async Task Notice_offers_its_actions_the_nearest_first_and_raises_them()
    {
        var cut = Draw(FakeModelCatalog.OtherModel);
        Assert.Equal(["Use other", "Try again"], cut.FindAll("button").Select(button => button.TextContent.Trim()));
        Assert.Contains("pri", cut.Find("button").ClassList);

        await cut.FindAll("button")[0].ClickAsync();
        await cut.FindAll("button")[1].ClickAsync();

        Assert.Equal([NoticeAction.UseOther, NoticeAction.TryAgain], _raised);
    }

    [Fact]
    public void Without_another_model_there_is_no_button_for_it()
        => Assert.Equal("Try again", Assert.Single(Draw(null).FindAll("button")).TextContent.Trim());

    [Fact]
    public void Actions_are_locked_while_another_answer_streams()
        => Assert.All(Draw(FakeModelCatalog.OtherModel, isLocked: true).FindAll("button"), button => Assert.True(button.HasAttribute("disabled")));

    [Theory]
    [InlineData(true, "alert")]
    [InlineData(false, null)]
    public void Only_news_is_an_alert(bool isAlert, string? role) => Assert.Equal(role, Draw(null, isAlert: isAlert).Find(".note").GetAttribute("role"));

    [Fact]
    public void Details_hold_the_words_of_the_provider_as_text_and_the_ids_to_quote()
    {
        var cut = Draw(null);

        Assert.Equal(["Test says", "Status", "Request", "Tries", "Run"], cut.FindAll("dt").Select(term => term.TextContent));
        Assert.Equal(["<img src=x onerror=alert(1)>", "429", "req-<b>1</b>", "3"], cut.FindAll("dd").Take(4).Select(value => value.TextContent));
        Assert.Empty(cut.FindAll("dd img,dd b"));
    }

    private IRenderedComponent<FailureNotice> Draw(ModelInfo? other, bool isLocked = false, bool isAlert = false)
    {
        var failure = new RunFailure(ProviderErrorKind.RateLimited, "<img src=x onerror=alert(1)>", null, 429, RequestId: "req-<b>1</b>", Attempts: 3);
        return Render<FailureNotice>(parameters => parameters
            .Add(notice => notice.Failure, failure).Add(notice => notice.Run, new MeasuredRun().Stop().Run)
            .Add(notice => notice.Words, new Notice(NoticeTone.Error, StudioIcons.Clock, "Test asks for a pause", "Wait.", [NoticeAction.UseOther, NoticeAction.TryAgain]))
            .Add(notice => notice.Other, other).Add(notice => notice.IsLocked, isLocked).Add(notice => notice.IsAlert, isAlert)
            .Add(notice => notice.OnAction, _raised.Add));
    }
}
