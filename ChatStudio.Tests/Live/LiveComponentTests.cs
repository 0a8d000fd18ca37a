using Bunit;
using ChatStudio.Core.Generation;
using ChatStudio.Tests.Components;
using ChatStudio.Web.Live;
using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Tests.Live;

public sealed class LiveComponentTests : StudioContext
{
    private event Action? Changed;

    [Fact]
    public async Task Component_draws_a_run_frame_by_frame_and_acknowledges_each_render()
    {
        var (conversation, answer) = await AskAsync();
        answer.Text("one ");
        var cut = Render<Screen>();
        await cut.InvokeAsync(() => cut.Instance.Show(conversation.LiveRun!));

        Pass(() => cut.Markup.Contains("one ", StringComparison.Ordinal));
        answer.Text("two ").Finish();
        Pass(() => cut.Markup.Contains("one two Completed", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Component_refreshes_on_a_change_and_no_more_after_unlisten()
    {
        var cut = Render<Screen>();
        await cut.InvokeAsync(() => cut.Instance.Hear(handler => Changed += handler, handler => Changed -= handler));
        var before = cut.RenderCount;

        Changed?.Invoke();
        cut.WaitForAssertion(() => Assert.Equal(before + 1, cut.RenderCount));
        await cut.InvokeAsync(cut.Instance.Deafen);

        Assert.Null(Changed);
    }

    [Fact]
    public async Task Component_ticks_until_it_is_told_to_stop_however_often_it_was_started()
    {
        var cut = Render<Screen>();
        await cut.InvokeAsync(() => cut.Instance.Tick(TimeSpan.FromSeconds(1)));
        await cut.InvokeAsync(() => cut.Instance.Tick(TimeSpan.FromSeconds(1)));
        var before = cut.RenderCount;

        Time.Advance(TimeSpan.FromSeconds(1));
        cut.WaitForAssertion(() => Assert.Equal(before + 1, cut.RenderCount));
        await cut.InvokeAsync(async () => await cut.Instance.Rest());
        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(before + 1, cut.RenderCount);
    }

    [Fact]
    public async Task Disposed_component_lets_go_of_everything_and_leaves_the_run_alone()
    {
        var (conversation, answer) = await AskAsync();
        var run = conversation.LiveRun!;
        var cut = Render<Screen>();
        await cut.InvokeAsync(() =>
        {
            cut.Instance.Hear(handler => Changed += handler, handler => Changed -= handler);
            cut.Instance.Tick(TimeSpan.FromSeconds(1));
            cut.Instance.Show(run);
        });
        answer.Text("one ");
        Pass(() => cut.Markup.Contains("one ", StringComparison.Ordinal));

        await cut.Instance.DisposeAsync();
        Assert.Null(Changed);
        Assert.True(cut.Instance.IsReleased);
        var before = cut.RenderCount;
        answer.Text("two ").Finish();
        await EndedAsync(conversation);
        Time.Advance(TimeSpan.FromSeconds(5));

        Assert.Equal(before, cut.RenderCount);
        Assert.Equal(RunState.Completed, run.State);
    }

    private sealed class Screen : LiveComponent
    {
        private string _text = "";

        public bool IsReleased { get; private set; }

        public void Show(Run run) => Follow(run, 0, entries =>
        {
            foreach (var entry in entries)
            {
                _text += entry.Event switch { RunEvent.TextDelta text => text.Text, RunEvent.Finished finished => finished.State.ToString(), _ => "" };
            }
        });

        public void Hear(Action<Action> subscribe, Action<Action> unsubscribe) => Listen(subscribe, unsubscribe);

        public void Deafen() => Unlisten();

        public void Tick(TimeSpan period) => StartTicking(period);

        public ValueTask Rest() => StopTickingAsync();

        protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, _text);

        protected override ValueTask OnDisposeAsync()
        {
            IsReleased = true;
            return ValueTask.CompletedTask;
        }
    }
}
