using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Live;

/// <summary>
/// A place on a page through which frames are drawn. It shows nothing itself: the work of a frame runs while it renders, so that
/// everything the work changes goes out in one batch and nothing around it renders for that. The browser's acknowledgement comes back
/// here.
/// </summary>
public sealed class LiveFrame : IComponent, IHandleAfterRender
{
    private readonly RenderFragment _fragment;
    private RenderHandle _handle;
    private Action? _work;

    public LiveFrame() => _fragment = _ =>
    {
        // Once: the renderer may ask for this tree again by itself, after an edit of the running program.
        var work = _work;
        _work = null;
        work?.Invoke();
    };

    /// <summary>The browser has shown a frame.</summary>
    [Parameter, EditorRequired]
    public required Action Shown { get; set; }

    void IComponent.Attach(RenderHandle renderHandle) => _handle = renderHandle;

    // A parent that renders draws no frame.
    Task IComponent.SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        return Task.CompletedTask;
    }

    /// <summary>Draws one frame, on the renderer.</summary>
    /// <param name="work">Changes what is on the page. What it throws ends in the error boundary around this place.</param>
    public void Draw(Action work)
    {
        _work = work;
        _handle.Render(_fragment);
    }

    Task IHandleAfterRender.OnAfterRenderAsync()
    {
        Shown();
        return Task.CompletedTask;
    }
}
