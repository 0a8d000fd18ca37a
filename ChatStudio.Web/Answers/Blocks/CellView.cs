using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>
/// Draws one cell. Renders when the cell's value is another object, and never because a parent rendered: a closed block is drawn once.
/// </summary>
public abstract class CellView<TCell, TValue> : IComponent, IDisposable
    where TCell : Cell
    where TValue : class
{
    private readonly RenderFragment fragment;
    private RenderHandle handle;

    protected CellView() => fragment = BuildRenderTree;

    /// <summary>Given once: the parent keys each view by its cell.</summary>
    [Parameter]
    [EditorRequired]
    public required TCell Cell { get; set; }

    protected TValue Value => (TValue)Cell.Value;

    /// <summary>How often this view has rendered; read by tests of what an append costs.</summary>
    internal int Renders { get; private set; }

    /// <summary>The files of the web root with their fingerprints.</summary>
    protected ResourceAssetCollection Assets => handle.Assets;

    void IComponent.Attach(RenderHandle renderHandle) => handle = renderHandle;

    Task IComponent.SetParametersAsync(ParameterView parameters)
    {
        var known = Cell;
        parameters.SetParameterProperties(this);
        if (!ReferenceEquals(known, Cell))
        {
            Cell.Changed = TakeIn;
            Refresh();
        }

        return Task.CompletedTask;
    }

    public void Dispose()
    {
        if (Cell?.Changed == TakeIn)
        {
            Cell.Changed = null;
        }

        OnDispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>Takes in the new value. A container hands it to its children here.</summary>
    /// <returns>Whether this view itself has to render.</returns>
    protected virtual bool Update() => true;

    protected virtual void BuildRenderTree(RenderTreeBuilder builder)
    {
    }

    /// <summary>What a view has to release besides.</summary>
    protected virtual void OnDispose()
    {
    }

    protected Task InvokeAsync(Action action) => handle.Dispatcher.InvokeAsync(action);

    protected Task DispatchExceptionAsync(Exception exception) => handle.DispatchExceptionAsync(exception);

    protected void Render()
    {
        Renders++;
        handle.Render(fragment);
    }

    // The value comes from the view above, past the renderer: what goes wrong has to be told to it, or it would end the circuit instead
    // of reaching the boundary around this answer.
    private void TakeIn()
    {
        try
        {
            Refresh();
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            _ = DispatchExceptionAsync(problem);
        }
    }

    private void Refresh()
    {
        if (Update() || Renders == 0)
        {
            Render();
        }
    }
}
