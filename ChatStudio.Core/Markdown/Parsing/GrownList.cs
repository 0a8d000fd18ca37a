using System.Collections;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>
/// The first items of a list that is only ever appended to, and perhaps some more behind them. A long block that grows shares what it
/// has with its later selves instead of copying it.
/// </summary>
/// <param name="skipped">Items at the start of <paramref name="shared"/> that are not part of the list.</param>
internal sealed class GrownList<T>(List<T> shared, IReadOnlyList<T> more, int skipped = 0) : IReadOnlyList<T>
{
    private readonly int kept = shared.Count - skipped;

    public int Count => kept + more.Count;

    public T this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return index < kept ? shared[index + skipped] : more[index - kept];
        }
    }

    public IEnumerator<T> GetEnumerator()
    {
        for (var i = 0; i < Count; i++)
        {
            yield return this[i];
        }
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
