namespace ChatStudio.Web.Live;

/// <summary>
/// Follows a plain <c>Changed</c> event for a component. The event may come from any thread and any number of times; the
/// component refreshes on its renderer, once for all that came before.
/// </summary>
public sealed class ChangeSubscription : IDisposable
{
    private readonly Action<Action> _unsubscribe;
    private readonly Func<Action, Task> _invoke;
    private readonly Func<Exception, Task> _fail;
    private readonly Action _refresh;
    private int _isWaiting;
    private volatile bool _isDisposed;

    /// <param name="invoke">The component's <c>InvokeAsync</c>.</param>
    /// <param name="fail">The component's <c>DispatchExceptionAsync</c>.</param>
    /// <param name="refresh">Reads what changed and renders, on the renderer.</param>
    public ChangeSubscription(
        Action<Action> subscribe, Action<Action> unsubscribe, Func<Action, Task> invoke, Func<Exception, Task> fail, Action refresh)
    {
        _unsubscribe = unsubscribe;
        _invoke = invoke;
        _fail = fail;
        _refresh = refresh;
        subscribe(OnChanged);
    }

    public void Dispose()
    {
        _isDisposed = true;
        _unsubscribe(OnChanged);
    }

    private void OnChanged()
    {
        if (Interlocked.Exchange(ref _isWaiting, 1) == 0)
        {
            _ = RefreshAsync();
        }
    }

    // Its exceptions end in the renderer, so nobody has to await it.
    private async Task RefreshAsync()
    {
        try
        {
            await _invoke(() =>
            {
                // First: a change from here on needs a refresh of its own.
                Interlocked.Exchange(ref _isWaiting, 0);
                if (!_isDisposed)
                {
                    _refresh();
                }
            });
        }
        catch (Exception problem)
        {
            await _fail(problem);
        }
    }
}
