namespace ChatStudio.Core.Comparisons.Reading;

public enum DiffKind
{
    Same,

    /// <summary>Only in the first text.</summary>
    Removed,

    /// <summary>Only in the second text.</summary>
    Added,
}
