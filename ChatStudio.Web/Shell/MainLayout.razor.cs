using Microsoft.AspNetCore.Components.Web;

namespace ChatStudio.Web.Shell;

/// <summary>The frame of every page. A failing page or list ends in a notice inside its own pane, never in a dead circuit.</summary>
public sealed partial class MainLayout
{
    private ErrorBoundary? _list;
    private ErrorBoundary? _page;
    private bool _isReady;
    private bool _overlay;

    public void Dispose() => Shell.Changed -= Refresh;

    protected override void OnInitialized() => Shell.Changed += Refresh;

    // A new address is a new chance for the page.
    protected override void OnParametersSet()
    {
        _page?.Recover();
        var place = Navigation.ToBaseRelativePath(Navigation.Uri);
        Shell.SetRail(place.StartsWith("settings", StringComparison.Ordinal) || place.StartsWith("compare", StringComparison.Ordinal) || place.StartsWith("conversations", StringComparison.Ordinal));
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await Theme.StartAsync();
            await Browser.StartAsync();
            await Keyboard.AttachAsync();
            _isReady = true;
            StateHasChanged();
        }

        if (_overlay != Shell.IsListOverlay)
        {
            _overlay = Shell.IsListOverlay;
            await Browser.SetOverlayAsync(_overlay);
        }
    }

    private void Refresh() => InvokeAsync(StateHasChanged);

    private void Retry()
    {
        _list?.Recover();
        _page?.Recover();
    }
}
