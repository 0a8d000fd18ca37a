namespace ChatStudio.Web.Design;

/// <summary>
/// What the frame shows in one tab: the conversation list, the metrics panel, the theme. Scoped to the circuit and used on its
/// renderer only.
/// </summary>
public sealed class ShellState
{
    private bool _wide = true;
    private bool _listHidden;

    /// <summary>Raised after any of the properties changed.</summary>
    public event Action? Changed;

    /// <summary>The list is hidden beside the page. Says nothing below 960 px, where the list is always an overlay.</summary>
    public bool IsListHidden => _wide && _listHidden && !IsRail;

    /// <summary>A narrow rail stands in the list's place, as on the settings; the list then always lies over the page.</summary>
    public bool IsRail { get; private set; }

    /// <summary>The list lies over the page. Only below 960 px or where there is a rail.</summary>
    public bool IsListOverlay { get; private set; }

    /// <summary>The metrics panel is wanted: beside the page from 1280 px, over it below that.</summary>
    public bool IsMetricsOpen { get; private set; } = true;

    /// <summary>Nobody looks: another tab or window is in front.</summary>
    public bool IsTabHidden { get; private set; }

    public ThemeChoice Theme { get; private set; }

    /// <summary>Shows or hides the list, in the way that fits the width of the window.</summary>
    public void ToggleDrawer()
    {
        if (_wide && !IsRail)
        {
            _listHidden = !_listHidden;
        }
        else
        {
            IsListOverlay = !IsListOverlay;
        }

        Changed?.Invoke();
    }

    /// <summary>Told by the frame whenever the address changes.</summary>
    public void SetRail(bool isRail)
    {
        if (IsRail != isRail)
        {
            IsRail = isRail;
            IsListOverlay = false;
            Changed?.Invoke();
        }
    }

    /// <summary>Takes the list off the page after a choice was made in it; beside the page it stays.</summary>
    public void CloseOverlay()
    {
        if (IsListOverlay)
        {
            IsListOverlay = false;
            Changed?.Invoke();
        }
    }

    public void ToggleMetrics()
    {
        IsMetricsOpen = !IsMetricsOpen;
        Changed?.Invoke();
    }

    /// <summary>Told by the browser at the start and whenever the window crosses a breakpoint.</summary>
    /// <param name="wide">960 px or more.</param>
    /// <param name="roomForMetrics">1280 px or more; below that the panel covers the chat, so it starts closed.</param>
    public void SetWidth(bool wide, bool roomForMetrics)
    {
        _wide = wide;
        IsListOverlay &= !wide || IsRail;
        IsMetricsOpen = roomForMetrics;
        Changed?.Invoke();
    }

    /// <summary>Told by the browser when the tab goes to the back or comes to the front.</summary>
    public void SetTabHidden(bool isHidden)
    {
        IsTabHidden = isHidden;
        Changed?.Invoke();
    }

    /// <summary>Told by the browser, which applies it by itself.</summary>
    public void SetTheme(ThemeChoice theme)
    {
        Theme = theme;
        Changed?.Invoke();
    }
}
