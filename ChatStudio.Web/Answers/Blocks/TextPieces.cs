namespace ChatStudio.Web.Answers.Blocks;

/// <summary>A text that grows, kept as the pieces in which it came: one more piece is one more text node, and nothing is sent twice.</summary>
internal sealed class TextPieces
{
    private readonly List<string> pieces = [];
    private string whole = "";

    public IReadOnlyList<string> Pieces => pieces;

    public void Set(string text)
    {
        if (text == whole)
        {
            return;
        }

        if (whole.Length > 0 && text.StartsWith(whole, StringComparison.Ordinal))
        {
            pieces.Add(text[whole.Length..]);
        }
        else
        {
            pieces.Clear();
            pieces.Add(text);
        }

        whole = text;
    }
}
