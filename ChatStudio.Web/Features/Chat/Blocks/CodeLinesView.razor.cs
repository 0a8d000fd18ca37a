namespace ChatStudio.Web.Features.Chat.Blocks;

public sealed partial class CodeLinesView
{
    private readonly List<string> pieces = [];
    private readonly List<string> drawn = [];

    protected override bool Update()
    {
        var lines = Value.Lines;
        var end = Math.Min(Cell.First + CodeCell.Lines, lines.Count);
        if (!Grows(lines, end))
        {
            pieces.Clear();
            drawn.Clear();
        }

        for (var i = Math.Max(Cell.First, Cell.First + drawn.Count - 1); i < end; i++)
        {
            Add(lines[i], i);
        }

        if (end < lines.Count && drawn.Count == CodeCell.Lines && !pieces[^1].EndsWith('\n'))
        {
            pieces.Add("\n");
        }

        return true;
    }

    // What is drawn may only be continued: every line but the last the same, the last one a beginning of what is there now.
    private bool Grows(IReadOnlyList<string> lines, int end)
    {
        if (Cell.First + drawn.Count > end)
        {
            return false;
        }

        for (var i = 0; i < drawn.Count; i++)
        {
            var line = lines[Cell.First + i];
            if (i == drawn.Count - 1 ? !line.StartsWith(drawn[i], StringComparison.Ordinal) : line != drawn[i])
            {
                return false;
            }
        }

        return true;
    }

    private void Add(string line, int index)
    {
        var place = index - Cell.First;
        if (place < drawn.Count)
        {
            Append(line[drawn[place].Length..]);
            drawn[place] = line;
        }
        else
        {
            Append(place == 0 ? line : "\n" + line);
            drawn.Add(line);
        }
    }

    private void Append(string piece)
    {
        if (piece.Length > 0)
        {
            pieces.Add(piece);
        }
    }
}
