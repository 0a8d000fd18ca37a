namespace ChatStudio.Web.Answers.Blocks;

/// <summary>The place of a run of text. A long paragraph is many of them, so that growing at its end costs the same at any length.</summary>
public sealed class RunCell(BlockScope scope) : Cell(typeof(TextRunView))
{
    public BlockScope Scope { get; } = scope;
}
