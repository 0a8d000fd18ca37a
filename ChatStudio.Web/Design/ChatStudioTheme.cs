using MudBlazor;

namespace ChatStudio.Web.Design;

/// <summary>
/// The MudThemes that repeat <c>css/tokens.css</c> for MudBlazor's own components. Which of the two holds is decided by <c>data-theme</c>
/// of the document, without the server.
/// </summary>
public static class ChatStudioTheme
{
    private static readonly string[] Sans = ["Inter Variable", "Inter", "system-ui", "-apple-system", "Segoe UI", "Roboto", "sans-serif"];

    public static readonly MudTheme Light = Under(":root");

    public static readonly MudTheme Dark = Under(":root[data-theme=dark]");

    private static MudTheme Under(string scope) => new()
    {
        PseudoCss = new PseudoCss { Scope = scope },
        PaletteLight = new PaletteLight
        {
            Black = "#121817", White = "#ffffff",
            Primary = "#16201d", PrimaryContrastText = "#ffffff", PrimaryDarken = "#0b1210", PrimaryLighten = "#2a3733",
            Secondary = "#47524f", SecondaryContrastText = "#ffffff", Tertiary = "#5c6864", TertiaryContrastText = "#ffffff",
            Info = "#2a51c0", InfoContrastText = "#ffffff", Success = "#14713f", SuccessContrastText = "#ffffff",
            Warning = "#8a5300", WarningContrastText = "#ffffff", Error = "#b3202c", ErrorContrastText = "#ffffff",
            Dark = "#121817", DarkContrastText = "#ffffff",
            TextPrimary = "#121817", TextSecondary = "#47524f", TextDisabled = "#98a39f",
            ActionDefault = "#47524f", ActionDisabled = "#98a39f", ActionDisabledBackground = "#f0f3f1",
            Background = "#ffffff", BackgroundGray = "#f0f3f1", Surface = "#ffffff",
            DrawerBackground = "#f5f7f6", DrawerText = "#47524f", DrawerIcon = "#47524f",
            AppbarBackground = "#ffffff", AppbarText = "#121817",
            LinesDefault = "#dfe5e2", LinesInputs = "#7e8a85", Divider = "#dfe5e2", DividerLight = "#e9edeb",
            TableLines = "#dfe5e2", TableStriped = "#f5f7f6", TableHover = "#e9edeb", Skeleton = "#e3e9e6",
            GrayDefault = "#5c6864", GrayLight = "#98a39f", GrayLighter = "#dfe5e2", GrayDark = "#47524f", GrayDarker = "#2a3733",
            OverlayDark = "rgba(14,20,18,0.38)", OverlayLight = "rgba(255,255,255,0.6)",
            HoverOpacity = 0.06, RippleOpacity = 0.06, RippleOpacitySecondary = 0.12, BorderOpacity = 1,
        },
        PaletteDark = new PaletteDark
        {
            Black = "#0c100f", White = "#ffffff",
            Primary = "#e8edeb", PrimaryContrastText = "#10201a", PrimaryDarken = "#b0bbb7", PrimaryLighten = "#ffffff",
            Secondary = "#b0bbb7", SecondaryContrastText = "#10201a", Tertiary = "#8b9793", TertiaryContrastText = "#10201a",
            Info = "#8fb0ff", InfoContrastText = "#0c100f", Success = "#6ad29a", SuccessContrastText = "#0c100f",
            Warning = "#f0b75a", WarningContrastText = "#0c100f", Error = "#ff8f8b", ErrorContrastText = "#0c100f",
            Dark = "#232b29", DarkContrastText = "#e8edeb",
            TextPrimary = "#e8edeb", TextSecondary = "#b0bbb7", TextDisabled = "#5b6662",
            ActionDefault = "#b0bbb7", ActionDisabled = "#5b6662", ActionDisabledBackground = "#1a201e",
            Background = "#121615", BackgroundGray = "#0c100f", Surface = "#1a201e",
            DrawerBackground = "#0c100f", DrawerText = "#b0bbb7", DrawerIcon = "#b0bbb7",
            AppbarBackground = "#121615", AppbarText = "#e8edeb",
            LinesDefault = "#232a28", LinesInputs = "#6d7975", Divider = "#232a28", DividerLight = "#1c2321",
            TableLines = "#232a28", TableStriped = "#151a19", TableHover = "#1c2321", Skeleton = "#232b29",
            GrayDefault = "#8b9793", GrayLight = "#5b6662", GrayLighter = "#232a28", GrayDark = "#b0bbb7", GrayDarker = "#e8edeb",
            OverlayDark = "rgba(0,0,0,0.55)", OverlayLight = "rgba(18,22,21,0.6)",
            HoverOpacity = 0.08, RippleOpacity = 0.08, RippleOpacitySecondary = 0.14, BorderOpacity = 1,
        },
        Typography = new Typography
        {
            Default = new DefaultTypography { FontFamily = Sans, FontSize = "14px", LineHeight = "1.4286", FontWeight = "400", LetterSpacing = "normal" },
            H1 = new H1Typography { FontFamily = Sans, FontSize = "32px", LineHeight = "1.25", FontWeight = "600", LetterSpacing = "-.03em" },
            H2 = new H2Typography { FontFamily = Sans, FontSize = "26px", LineHeight = "1.31", FontWeight = "640", LetterSpacing = "-.022em" },
            H3 = new H3Typography { FontFamily = Sans, FontSize = "21px", LineHeight = "1.38", FontWeight = "640", LetterSpacing = "-.017em" },
            H4 = new H4Typography { FontFamily = Sans, FontSize = "17px", LineHeight = "1.47", FontWeight = "640", LetterSpacing = "-.012em" },
            H5 = new H5Typography { FontFamily = Sans, FontSize = "15px", LineHeight = "1.53", FontWeight = "620", LetterSpacing = "-.006em" },
            H6 = new H6Typography { FontFamily = Sans, FontSize = "14px", LineHeight = "1.43", FontWeight = "600", LetterSpacing = "-.006em" },
            Body1 = new Body1Typography { FontFamily = Sans, FontSize = "14px", LineHeight = "1.4286", FontWeight = "400", LetterSpacing = "normal" },
            Body2 = new Body2Typography { FontFamily = Sans, FontSize = "13px", LineHeight = "1.385", FontWeight = "400", LetterSpacing = "normal" },
            Button = new ButtonTypography { FontFamily = Sans, FontSize = "13.5px", LineHeight = "1.48", FontWeight = "550", LetterSpacing = "normal", TextTransform = "none" },
            Caption = new CaptionTypography { FontFamily = Sans, FontSize = "12px", LineHeight = "1.333", FontWeight = "400", LetterSpacing = "normal" },
            Overline = new OverlineTypography { FontFamily = Sans, FontSize = "12px", LineHeight = "1.333", FontWeight = "500", LetterSpacing = "normal", TextTransform = "none" },
        },
        LayoutProperties = new LayoutProperties
        {
            DefaultBorderRadius = "8px", AppbarHeight = "52px",
            DrawerWidthLeft = "272px", DrawerWidthRight = "352px", DrawerMiniWidthLeft = "56px", DrawerMiniWidthRight = "56px",
        },
    };
}
