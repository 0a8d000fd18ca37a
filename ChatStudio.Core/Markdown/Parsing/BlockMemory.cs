using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// Remembers what the blocks of the tail became when it was last read. The text only grows, so the same place in it with the same
/// length is the same source: what is found again is drawn again without a look.
/// </summary>
internal sealed class BlockMemory
{
    private Dictionary<Key, object> last = [];
    private Dictionary<Key, object> current = [];
    private int offset;

    /// <summary>Begins a reading of the slice that starts at <paramref name="offset"/> in the whole text.</summary>
    public void Begin(int offset)
    {
        this.offset = offset;
        (last, current) = (current, last);
        current.Clear();
    }

    /// <summary>What was learnt can be wrong from now on (a definition changed what a reference means).</summary>
    public void Forget()
    {
        last.Clear();
        current.Clear();
    }

    public T? Find<T>(Block block)
        where T : class
    {
        var key = KeyOf(block, typeof(T));
        if (last.TryGetValue(key, out var found))
        {
            current[key] = found;
        }

        return found as T;
    }

    public void Keep<T>(Block block, T? value)
        where T : class
    {
        if (value is not null)
        {
            current[KeyOf(block, typeof(T))] = value;
        }
    }

    private Key KeyOf(Block block, Type kind) =>
        new(offset + block.Span.Start, block.Span.Length, block.GetType(), kind, block is Markdig.Syntax.ListBlock { IsLoose: true });

    private readonly record struct Key(int Start, int Length, Type Source, Type Kind, bool IsLoose);
}
