namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Reads one line of a table. Follows the GFM specification 0.29, section 4.10: rows are independent of each other.</summary>
internal static class TableLine
{
    /// <summary>A table with more columns than this is shown as text.</summary>
    public const int MaximumColumns = 64;

    /// <summary>The cells of a row, trimmed; <c>\|</c> is a pipe inside a cell, even inside code.</summary>
    /// <returns>At most <paramref name="maximum"/> cells: GFM drops what a row has beyond its head.</returns>
    public static List<string> Cells(ReadOnlySpan<char> line, int maximum)
    {
        var cells = new List<string>();
        line = line.Trim();
        if (line is ['|', ..])
        {
            line = line[1..];
        }

        var start = 0;
        var escaped = false;
        for (var i = 0; i < line.Length && cells.Count < maximum; i++)
        {
            if (line[i] == '|' && !escaped)
            {
                cells.Add(Unescaped(line[start..i]));
                start = i + 1;
            }

            escaped = line[i] == '\\' && !escaped;
        }

        if (start < line.Length && cells.Count < maximum)
        {
            cells.Add(Unescaped(line[start..]));
        }

        return cells;
    }

    /// <summary>The alignments of a delimiter row such as <c>|:--|--:|</c>, or null when the line is none.</summary>
    public static List<ColumnAlignment>? Delimiters(ReadOnlySpan<char> line)
    {
        line = line.Trim();
        if (!line.Contains('|') || line.IndexOfAnyExcept("|:- \t") >= 0)
        {
            return null;
        }

        var columns = new List<ColumnAlignment>();
        foreach (var cell in Cells(line, int.MaxValue))
        {
            var dashes = cell.Trim(':');
            if (dashes.Length == 0 || dashes.AsSpan().IndexOfAnyExcept('-') >= 0 || cell.Length - dashes.Length > 2
                || cell.StartsWith("::", StringComparison.Ordinal) || cell.EndsWith("::", StringComparison.Ordinal))
            {
                return null;
            }

            columns.Add((cell[0] == ':', cell[^1] == ':') switch
            {
                (true, true) => ColumnAlignment.Center,
                (true, false) => ColumnAlignment.Left,
                (false, true) => ColumnAlignment.Right,
                _ => ColumnAlignment.None,
            });
        }

        return columns.Count is 0 or > MaximumColumns ? null : columns;
    }

    private static string Unescaped(ReadOnlySpan<char> cell)
    {
        cell = cell.Trim();
        return cell.Contains("\\|", StringComparison.Ordinal) ? cell.ToString().Replace("\\|", "|", StringComparison.Ordinal) : cell.ToString();
    }
}
