namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Walks over the container markers at the start of a line. A tab goes to the next multiple of four columns (CommonMark 0.31.2, section 2.2).</summary>
internal ref struct LineCursor(ReadOnlySpan<char> line)
{
    private readonly ReadOnlySpan<char> line = line;
    private int at;
    private int column;
    private int owed; // columns of a tab that a marker took a part of

    /// <summary>Columns of blanks before the text.</summary>
    public readonly int Indent
    {
        get
        {
            var width = owed;
            for (var i = at; i < line.Length && line[i] is ' ' or '\t'; i++)
            {
                width += line[i] == '\t' ? 4 - ((column + width) % 4) : 1;
            }

            return width;
        }
    }

    /// <summary>The next character behind the blanks, NUL at the end.</summary>
    public readonly char Mark => line[at..].TrimStart(" \t") is [var mark, ..] ? mark : '\0';

    /// <summary>The line from here, with what is left of a tab as blanks.</summary>
    public readonly string Rest => new string(' ', owed) + line[at..].ToString();

    public void SkipColumns(int columns)
    {
        while (columns > 0 && (owed > 0 || (at < line.Length && line[at] is ' ' or '\t')))
        {
            if (owed == 0)
            {
                owed = line[at] == '\t' ? 4 - (column % 4) : 1;
                at++;
            }

            owed--;
            column++;
            columns--;
        }
    }

    /// <summary>Passes the blanks, the mark and one blank behind it.</summary>
    public void SkipMark()
    {
        SkipColumns(Indent);
        at++;
        column++;
        SkipColumns(1);
    }
}
