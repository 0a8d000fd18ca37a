using ChatStudio.Core.Generation;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Live;

/// <summary>
/// A component that follows something outside its circuit. What it follows is released with it; exceptions of the background
/// end in the renderer, where the page's error boundary shows them.
/// </summary>
public abstract class LiveComponent : ComponentBase, IAsyncDisposable
{
    private readonly List<ChangeSubscription> _subscriptions = [];
    private RunPump? _pump;
    private Ticker? _ticker;
    private bool _isDisposed;

    [Inject]
    protected TimeProvider Time { get; set; } = TimeProvider.System;

    /// <summary>
    /// Captured by a component whose frames change only a part of it: they are drawn through it, and taking in their entries decides whether
    /// the component itself renders. Without one it renders for each frame.
    /// </summary>
    protected LiveFrame? Frame { get; set; }

    public async ValueTask DisposeAsync()
    {
        _isDisposed = true;
        _subscriptions.ForEach(subscription => subscription.Dispose());
        await StopTickingAsync();
        await UnfollowAsync();
        await OnDisposeAsync();
        GC.SuppressFinalize(this);
    }

    /// <summary>Refreshes the component after each (coalesced) change.</summary>
    protected void Listen(Action<Action> subscribe, Action<Action> unsubscribe, Action? refresh = null)
        => _subscriptions.Add(new(subscribe, unsubscribe, InvokeAsync, DispatchExceptionAsync, refresh ?? StateHasChanged));

    /// <summary>Ends all <see cref="Listen"/> subscriptions, before following something else.</summary>
    protected void Unlisten()
    {
        _subscriptions.ForEach(subscription => subscription.Dispose());
        _subscriptions.Clear();
    }

    /// <summary>Draws the entries of a run from <paramref name="position"/> on, frame by frame.</summary>
    /// <param name="interval">The least time between two frames; null for that of a single answer.</param>
    protected void Follow(Run run, long position, Action<ArraySegment<RunEntry>> apply, TimeSpan? interval = null)
        => _pump = RunPump.Start(run.Log, position, frame => InvokeAsync(() => Draw(frame, apply)), DispatchExceptionAsync, Time, interval);

    protected async ValueTask UnfollowAsync()
    {
        if (_pump is { } pump)
        {
            _pump = null;
            await pump.DisposeAsync();
        }
    }

    /// <summary>Renders at a steady pace until <see cref="StopTickingAsync"/>. Does nothing while it already does.</summary>
    protected void StartTicking(TimeSpan period)
        => _ticker ??= new(period, () => InvokeAsync(Tick), DispatchExceptionAsync, Time);

    protected async ValueTask StopTickingAsync()
    {
        if (_ticker is { } ticker)
        {
            _ticker = null;
            await ticker.DisposeAsync();
        }
    }

    protected override Task OnAfterRenderAsync(bool firstRender)
    {
        Acknowledge();
        return Task.CompletedTask;
    }

    /// <summary>The browser has shown what was drawn last.</summary>
    protected void Acknowledge() => _pump?.Acknowledge();

    /// <summary>What a component has to release besides.</summary>
    protected virtual ValueTask OnDisposeAsync() => ValueTask.CompletedTask;

    /// <summary>One tick, on the renderer; renders.</summary>
    protected virtual void OnTick() => StateHasChanged();

    private void Tick()
    {
        if (!_isDisposed)
        {
            OnTick();
        }
    }

    private void Draw(ArraySegment<RunEntry> frame, Action<ArraySegment<RunEntry>> apply)
    {
        if (_isDisposed)
        {
            return;
        }

        if (Frame is { } place)
        {
            place.Draw(() => apply(frame));
        }
        else
        {
            apply(frame);
            StateHasChanged();
        }
    }
}
