namespace ChatStudio.Core.Markdown;

public enum ColumnAlignment
{
    None,
    Left,
    Center,
    Right,
}
