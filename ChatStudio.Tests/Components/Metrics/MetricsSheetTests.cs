using Bunit;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Features.Metrics;
using ChatStudio.Web.Interop;
using Microsoft.JSInterop;

namespace ChatStudio.Tests.Components.Metrics;

public sealed class MetricsSheetTests : MetricsContext
{
    private int _closed;
    private int _stopped;

    [Fact]
    public void Sheet_is_a_modal_dialog_with_a_name()
    {
        var cut = Render(NewRun());

        Assert.Equal("Live metrics", cut.Find("dialog").GetAttribute("aria-label"));
        Sheets.VerifyInvoke("open");
    }

    [Fact]
    public async Task Sheet_holds_Stop_while_the_answer_streams()
    {
        var run = NewRun().Stream(50);
        var cut = Render(run, () => run.Run.Stop());

        await cut.Find(".cs-stop").ClickAsync();

        Assert.Equal(1, _stopped);
        WaitUntil(() => cut.FindAll(".cs-stop").Count == 0);
    }

    [Fact]
    public void Sheet_of_an_ended_answer_has_no_Stop()
        => Assert.Empty(Render(NewRun().Stream(50).Stop()).FindAll(".cs-stop"));

    [Fact]
    public async Task Sheet_closed_by_its_button_or_in_the_browser_tells_the_page()
    {
        var cut = Render(NewRun());
        var sheet = Assert.IsType<DotNetObjectReference<Sheet>>(Sheets.Invocations["open"].Single().Arguments[1]).Value;

        await cut.Find("[aria-label='Close metrics']").ClickAsync();
        await sheet.Closed();

        Assert.Equal(2, _closed);
    }

    private IRenderedComponent<MetricsSheet> Render(MeasuredRun run, Action? stop = null) => Render<MetricsSheet>(parameters => parameters
        .Add(sheet => sheet.Run, run.Run)
        .Add(sheet => sheet.OnClose, () => _closed++)
        .Add(sheet => sheet.OnStop, () =>
        {
            _stopped++;
            stop?.Invoke();
        }));
}
