using Microsoft.Playwright;

namespace ChatStudio.Tests.Browser;

/// <summary>How the browser of one visit is set up.</summary>
public sealed record Visit
{
    public static readonly Visit Desktop = new();
    public static readonly Visit DesktopDark = new() { System = ColorScheme.Dark };
    public static readonly Visit Tablet = new() { Width = 1024, Height = 900 };
    public static readonly Visit Phone = new() { Width = 390, Height = 844, IsTouch = true };

    public int Width { get; init; } = 1440;

    public int Height { get; init; } = 900;

    /// <summary>What <c>prefers-color-scheme</c> says.</summary>
    public ColorScheme System { get; init; } = ColorScheme.Light;

    public bool IsTouch { get; init; }
}
