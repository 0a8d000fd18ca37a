namespace ChatStudio.Web.Answers.Blocks;

/// <summary>What every block of one answer shares.</summary>
/// <param name="Id">Makes element ids unique on a page with many answers.</param>
public sealed record BlockScope(string Id)
{
    public string FootnoteId(string label) => $"{Id}-fn-{label}";
}
