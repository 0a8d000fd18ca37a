namespace ChatStudio.Web.Features.Chat.Blocks;

/// <summary>A run of lines of a code block. A long block is many of them, so that growing at its end costs the same at any length.</summary>
/// <param name="first">Index of its first line.</param>
public sealed class CodeCell(int first) : Cell(typeof(CodeLinesView))
{
    /// <summary>Lines in a full run.</summary>
    public const int Lines = 50;

    public int First { get; } = first;
}
