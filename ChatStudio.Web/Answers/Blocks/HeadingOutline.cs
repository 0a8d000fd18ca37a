namespace ChatStudio.Web.Answers.Blocks;

/// <summary>
/// Fits the headings of an answer under the page's own h1. Models begin at any level and skip some; a screen reader's outline must
/// not, so a heading is one deeper than the one it stands under, whatever its number of hashes.
/// </summary>
internal sealed class HeadingOutline
{
    private readonly Stack<int> open = new();

    public void Begin() => open.Clear();

    /// <summary>The level in the page, 2 to 6, of the next heading of the answer.</summary>
    public int Place(int level)
    {
        while (open.TryPeek(out var above) && above >= level)
        {
            open.Pop();
        }

        open.Push(level);
        return Math.Min(open.Count + 1, 6);
    }
}
