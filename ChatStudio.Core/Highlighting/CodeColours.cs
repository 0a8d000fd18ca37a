namespace ChatStudio.Core.Highlighting;

/// <summary>
/// The colours of one block of code that may still grow. The page hands in lines as they end; colours come line by line, now where the
/// same code was read before, otherwise from a worker, and never where that would take too long.
/// </summary>
public sealed class CodeColours
{
    private readonly CodeHighlighter highlighter;
    private readonly string language;
    private readonly Lock gate = new();
    private readonly List<string> lines = [];
    private readonly List<IReadOnlyList<SyntaxSpan>> coloured = [];
    private UInt128 key;
    private object? state;
    private bool isQueued;
    private bool isClosed;

    internal CodeColours(CodeHighlighter highlighter, string language)
    {
        this.highlighter = highlighter;
        this.language = language;
        key = ContentKey.Of(language);
    }

    /// <summary>More lines have colours. Raised by a worker.</summary>
    public event Action? Changed;

    /// <summary>Lines that have colours, from the first on.</summary>
    public int Count
    {
        get
        {
            lock (gate)
            {
                return coloured.Count;
            }
        }
    }

    /// <param name="line">Index below <see cref="Count"/>.</param>
    public IReadOnlyList<SyntaxSpan> this[int line]
    {
        get
        {
            lock (gate)
            {
                return coloured[line];
            }
        }
    }

    /// <summary>Takes in the block as it is now. It may only have grown: a block that became another one is opened anew.</summary>
    /// <param name="ended">Lines, from the first on, that nothing will be added to.</param>
    public void Take(IReadOnlyList<string> block, int ended)
    {
        lock (gate)
        {
            for (var i = lines.Count; i < Math.Min(ended, highlighter.Options.LinesPerBlock); i++)
            {
                lines.Add(block[i]);
            }

            while (!isQueued && coloured.Count < lines.Count && highlighter.Memory.Find(ContentKey.Next(key, lines[coloured.Count])) is { } known)
            {
                Add(known);
            }

            isQueued = isQueued || (!isClosed && coloured.Count < lines.Count && highlighter.TryQueue(this));
        }
    }

    /// <summary>Nobody looks any more: nothing is read for this block from here on.</summary>
    public void Close()
    {
        lock (gate)
        {
            isClosed = true;
        }
    }

    /// <summary>Reads lines until the time is over.</summary>
    /// <returns>Whether lines are left.</returns>
    internal bool Work(ISyntaxSource syntaxes, TimeProvider time)
    {
        var started = time.GetTimestamp();
        var any = false;
        ISyntax? syntax = null;
        while (Next() is { } work)
        {
            if (any && time.GetElapsedTime(started) >= highlighter.Options.Slice)
            {
                Changed?.Invoke();
                return true;
            }

            var next = ContentKey.Next(work.Key, work.Line);
            var line = highlighter.Memory.Find(next);
            if (line is null)
            {
                syntax ??= syntaxes.Load(language);
                line = Read(syntax, work.Line, work.State, time);
                if (line is not null)
                {
                    highlighter.Memory.Keep(next, line);
                }
            }

            any |= Settle(line);
        }

        if (any)
        {
            Changed?.Invoke();
        }

        return false;
    }

    /// <summary>Was taken out of the queue unread. The next <see cref="Take"/> tries again.</summary>
    internal void Drop()
    {
        lock (gate)
        {
            isQueued = false;
        }
    }

    // A line that is too long keeps the state of the line before: what follows it is read as if it were not there.
    private ColouredLine? Read(ISyntax syntax, string line, object? before, TimeProvider time)
    {
        if (line.Length > highlighter.Options.LongestLine)
        {
            return new([], before);
        }

        var started = time.GetTimestamp();
        var read = syntax.Read(line, before, highlighter.Options.LineLimit);
        return time.GetElapsedTime(started) > highlighter.Options.LineLimit ? null : read;
    }

    private (string Line, UInt128 Key, object? State)? Next()
    {
        lock (gate)
        {
            isQueued = !isClosed && coloured.Count < lines.Count;
            return isQueued ? (lines[coloured.Count], key, state) : null;
        }
    }

    private bool Settle(ColouredLine? line)
    {
        lock (gate)
        {
            if (line is null)
            {
                isClosed = true;
                return false;
            }

            Add(line);
            return true;
        }
    }

    private void Add(ColouredLine line)
    {
        key = ContentKey.Next(key, lines[coloured.Count]);
        state = line.State;
        coloured.Add(line.Spans);
    }
}
