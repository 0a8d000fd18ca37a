using ChatStudio.Tests.Components.Metrics;
using ChatStudio.Tests.Support;
using ChatStudio.Web.Live;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Tests.Live;

public sealed class LiveFrameTests : MetricsContext
{
    [Fact]
    public async Task Frame_takes_all_changes_along_in_one_batch_and_its_parent_does_not_render()
    {
        await using var page = new HeldRenderer(Services);
        var screen = await page.AddAsync<Screen>(ParameterView.Empty);
        await page.AcknowledgeAsync();
        var shown = screen.Shown;

        await page.Dispatcher.InvokeAsync(() => screen.Frame!.Draw(() =>
        {
            screen.First!.Say("one");
            screen.Second!.Say("two");
        }));

        Assert.Equal(1, page.InFlight);
        Assert.Equal(shown, screen.Shown);
        Assert.Equal(1, screen.Renders);
        await page.AcknowledgeAsync();
        Assert.Equal(shown + 1, screen.Shown);
        Assert.Equal(("one", "two"), (screen.First!.Text, screen.Second!.Text));
    }

    [Fact]
    public async Task Frame_that_its_parent_renders_repeats_no_work()
    {
        await using var page = new HeldRenderer(Services);
        var screen = await page.AddAsync<Screen>(ParameterView.Empty);
        await page.AcknowledgeAsync();
        var drawn = 0;
        await page.Dispatcher.InvokeAsync(() => screen.Frame!.Draw(() => drawn++));
        await page.AcknowledgeAsync();

        await page.Dispatcher.InvokeAsync(screen.Render);

        Assert.Equal(1, drawn);
    }

    private sealed class Screen : ComponentBase
    {
        public LiveFrame? Frame { get; private set; }

        public Line? First { get; private set; }

        public Line? Second { get; private set; }

        public int Shown { get; private set; }

        public int Renders { get; private set; }

        public void Render() => StateHasChanged();

        protected override void BuildRenderTree(RenderTreeBuilder builder)
        {
            Renders++;
            builder.OpenComponent<LiveFrame>(0);
            builder.AddComponentParameter(1, nameof(LiveFrame.Shown), (Action)(() => Shown++));
            builder.AddComponentReferenceCapture(2, frame => Frame = (LiveFrame)frame);
            builder.CloseComponent();
            builder.OpenComponent<Line>(3);
            builder.AddComponentReferenceCapture(4, line => First = (Line)line);
            builder.CloseComponent();
            builder.OpenComponent<Line>(5);
            builder.AddComponentReferenceCapture(6, line => Second = (Line)line);
            builder.CloseComponent();
        }
    }

    private sealed class Line : ComponentBase
    {
        public string Text { get; private set; } = "";

        public void Say(string text)
        {
            Text = text;
            StateHasChanged();
        }

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, Text);
    }
}
