namespace ChatStudio.Web.Design;

/// <summary>Names of the symbols in <c>wwwroot-assets/wwwroot/img/icons.svg</c>, drawn for this project on a 20 px grid.</summary>
public static class StudioIcons
{
    public const string PanelLeft = "panel-left";
    public const string PanelRight = "panel-right";
    public const string Plus = "plus";
    public const string Columns = "columns";
    public const string Chart = "chart";
    public const string Search = "search";
    public const string Branch = "branch";
    public const string Moon = "moon";
    public const string Sun = "sun";
    public const string Contrast = "contrast";
    public const string Settings = "settings";
    public const string Menu = "menu";
    public const string ChevronDown = "chevron-down";
    public const string ChevronUp = "chevron-up";
    public const string ChevronLeft = "chevron-left";
    public const string ChevronRight = "chevron-right";
    public const string Sliders = "sliders";
    public const string Pulse = "pulse";
    public const string Wrap = "wrap";
    public const string Copy = "copy";
    public const string File = "file";
    public const string Close = "close";
    public const string Wrench = "wrench";
    public const string Reasoning = "reasoning";
    public const string Download = "download";
    public const string Flag = "flag";
    public const string Pause = "pause";
    public const string Edit = "edit";
    public const string Check = "check";
    public const string Shield = "shield";
    public const string Regenerate = "regenerate";
    public const string More = "more";
    public const string Clock = "clock";
    public const string Play = "play";
    public const string Unplugged = "unplugged";
    public const string Warning = "warning";
    public const string Send = "send";
    public const string Offline = "offline";
    public const string Key = "key";
    public const string Book = "book";
    public const string Trash = "trash";
    public const string Pin = "pin";
    public const string Archive = "archive";
    public const string Tag = "tag";
    public const string Lock = "lock";
    public const string ArrowDown = "arrow-down";
    public const string Keyboard = "keyboard";
    public const string Image = "image";
    public const string Lines = "lines";
    public const string Palette = "palette";
    public const string Table = "table";
    public const string Providers = "providers";
    public const string External = "external";
}
