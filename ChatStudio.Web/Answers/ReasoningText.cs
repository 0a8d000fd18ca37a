namespace ChatStudio.Web.Answers;

/// <summary>
/// The reasoning of an answer as it grows, kept in pieces: each piece is a text node of its own, so that an append sends the new text and not
/// the whole. Small slices are joined first, since every node costs a comparison in each later render.
/// </summary>
public sealed class ReasoningText
{
    private const int PieceLength = 400;
    private readonly List<string> _pieces = [];

    public IReadOnlyList<string> Pieces => _pieces;

    public bool IsEmpty => _pieces.Count == 0;

    public void Append(string text)
    {
        if (text.Length == 0)
        {
            return;
        }

        if (_pieces is [.., var last] && last.Length + text.Length <= PieceLength)
        {
            _pieces[^1] = last + text;
        }
        else
        {
            _pieces.Add(text);
        }
    }
}
