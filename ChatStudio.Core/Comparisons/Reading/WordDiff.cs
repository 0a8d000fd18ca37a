using System.Runtime.InteropServices;

namespace ChatStudio.Core.Comparisons.Reading;

/// <summary>
/// Word by word differences of two texts: the fewest words to take out and put in (Myers 1986, "An O(ND) difference algorithm and its
/// variations"). White space belongs to the word before it and does not make a difference.
/// </summary>
public sealed record WordDiff(IReadOnlyList<DiffPiece> Pieces, bool IsCapped)
{
    /// <summary>
    /// Words that may differ. The work grows with the words times the differences, the memory with the square of the differences: this is 16 MB
    /// for a moment. Texts further apart than this have nothing to compare word by word.
    /// </summary>
    public const int MostDifferences = 2_000;

    /// <summary>True when the texts were too far apart: what lies between their common beginning and end is shown as one removal and one addition.</summary>
    public bool IsCapped { get; } = IsCapped;

    public static WordDiff Between(string first, string second)
    {
        var (a, b) = (Words(first), Words(second));
        var start = 0;
        while (start < a.Count && start < b.Count && IsSame(a[start], b[start]))
        {
            start++;
        }

        var end = 0;
        while (end < a.Count - start && end < b.Count - start && IsSame(a[^(end + 1)], b[^(end + 1)]))
        {
            end++;
        }

        var pieces = new PieceList();
        pieces.Add(DiffKind.Same, a, 0, start);
        var isCapped = !AddMiddle(pieces, a.GetRange(start, a.Count - start - end), b.GetRange(start, b.Count - start - end));
        pieces.Add(DiffKind.Same, a, a.Count - end, end);
        return new(pieces.All, isCapped);
    }

    // "word  " and then "\n\nnext ": each with the space behind it; space at the very beginning is a word of its own.
    private static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            var from = at;
            at = Skip(text, at, isSpace: false);
            at = Skip(text, at, isSpace: true);
            words.Add(text[from..at]);
        }

        return words;
    }

    private static int Skip(string text, int at, bool isSpace)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at]) == isSpace)
        {
            at++;
        }

        return at;
    }

    private static bool IsSame(string a, string b) => a.AsSpan().TrimEnd().SequenceEqual(b.AsSpan().TrimEnd());

    private static bool AddMiddle(PieceList pieces, List<string> a, List<string> b)
    {
        if (a.Count == 0 || b.Count == 0 || Path(a, b) is not { } path)
        {
            pieces.Add(DiffKind.Removed, a, 0, a.Count);
            pieces.Add(DiffKind.Added, b, 0, b.Count);
            return a.Count == 0 || b.Count == 0;
        }

        var (x, y) = (0, 0);
        foreach (var (toX, toY) in path)
        {
            // One step takes out or puts in one word, then follows the words that are the same.
            var same = Math.Min(toX - x, toY - y);
            pieces.Add(DiffKind.Removed, a, x, toX - x - same);
            pieces.Add(DiffKind.Added, b, y, toY - y - same);
            pieces.Add(DiffKind.Same, a, toX - same, same);
            (x, y) = (toX, toY);
        }

        return true;
    }

    /// <summary>The ends of the snakes of the shortest edit script, in order; null when it is longer than the cap.</summary>
    private static List<(int X, int Y)>? Path(List<string> a, List<string> b)
    {
        var most = Math.Min(a.Count + b.Count, MostDifferences);
        var furthest = new int[2 * most + 3];
        var offset = most + 1;
        var steps = new List<int[]>();
        for (var d = 0; d <= most; d++)
        {
            for (var k = -d; k <= d; k += 2)
            {
                var x = k == -d || (k != d && furthest[offset + k - 1] < furthest[offset + k + 1]) ? furthest[offset + k + 1] : furthest[offset + k - 1] + 1;
                for (; x < a.Count && x - k < b.Count && IsSame(a[x], b[x - k]); x++)
                {
                }

                furthest[offset + k] = x;
                if (x >= a.Count && x - k >= b.Count)
                {
                    return Trace(steps, a.Count, b.Count, d);
                }
            }

            // Only every other diagonal of this step was written.
            steps.Add(furthest[(offset - d)..(offset + d + 1)]);
        }

        return null;
    }

    private static List<(int X, int Y)> Trace(List<int[]> steps, int x, int y, int d)
    {
        var path = new List<(int X, int Y)> { (x, y) };
        for (; d > 0; d--)
        {
            var before = steps[d - 1];
            var k = x - y;
            var below = k == -d || (k != d && At(before, k - 1, d - 1) < At(before, k + 1, d - 1)) ? k + 1 : k - 1;
            x = At(before, below, d - 1);
            y = x - below;
            path.Add((x, y));
        }

        path.Reverse();
        return path;
    }

    private static int At(int[] step, int k, int d) => Math.Abs(k) <= d ? step[k + d] : 0;

    /// <summary>Joins neighbours of one kind.</summary>
    private sealed class PieceList
    {
        private readonly List<(DiffKind Kind, List<string> Words)> _pieces = [];

        public IReadOnlyList<DiffPiece> All => [.. _pieces.Select(piece => new DiffPiece(piece.Kind, string.Concat(piece.Words)))];

        public void Add(DiffKind kind, List<string> words, int from, int count)
        {
            if (count <= 0)
            {
                return;
            }

            if (_pieces.Count == 0 || _pieces[^1].Kind != kind)
            {
                _pieces.Add((kind, []));
            }

            _pieces[^1].Words.AddRange(CollectionsMarshal.AsSpan(words).Slice(from, count));
        }
    }
}
