using ChatStudio.Core.Highlighting;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>A run of lines of a code block. A long block is many of them, so that growing at its end costs the same at any length.</summary>
/// <param name="first">Index of its first line.</param>
/// <param name="colours">Of the whole block; null when its language has no rules.</param>
public sealed class CodeCell(int first, CodeColours? colours) : Cell(typeof(CodeLinesView))
{
    /// <summary>Lines in a full run. The run at the end is compared with each frame: short enough to be cheap, long enough to be few.</summary>
    public const int Lines = 16;

    public int First { get; } = first;

    public CodeColours? Colours { get; } = colours;

    /// <summary>Lines of this run got their colours.</summary>
    public void Recolour() => Changed?.Invoke();
}
