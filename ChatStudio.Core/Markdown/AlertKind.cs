namespace ChatStudio.Core.Markdown;

public enum AlertKind
{
    Note,
    Tip,
    Important,
    Warning,
    Caution,
}
