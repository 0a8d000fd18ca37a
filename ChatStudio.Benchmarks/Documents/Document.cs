using System.Text;
using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Benchmarks.Documents;

/// <summary>An answer that is streamed to be measured.</summary>
internal sealed class Document
{
    private Document(string name, string text)
    {
        (Name, Text) = (name, text);
        Tokens = TextTokenizer.Count(text);
        Bytes = Encoding.UTF8.GetByteCount(text);
        MarkerEnds = Find(text);
    }

    /// <summary>Kind and length in tokens, for example <c>mixed-2000</c>.</summary>
    public string Name { get; }

    public string Text { get; }

    public int Tokens { get; }

    /// <summary>Of the text in UTF-8.</summary>
    public int Bytes { get; }

    /// <summary>For each marker, in order, how many characters of the text have come when it is whole.</summary>
    public IReadOnlyList<int> MarkerEnds { get; }

    /// <param name="name">One of <see cref="DocumentText.Kinds"/> and how many tokens, at least: <c>code-10000</c>.</param>
    /// <exception cref="ArgumentException">There is no such document.</exception>
    public static Document Create(string name)
    {
        var dash = name.IndexOf('-', StringComparison.Ordinal);
        return dash > 0 && int.TryParse(name.AsSpan(dash + 1), out var tokens)
            ? new(name, DocumentText.Write(name[..dash], tokens))
            : throw new ArgumentException($"There is no document '{name}'. Name a kind and a length in tokens: {string.Join("-2000, ", DocumentText.Kinds)}-2000.", nameof(name));
    }

    private static List<int> Find(string text)
    {
        var ends = new List<int>();
        for (var at = text.IndexOf(Marker.Word(0), StringComparison.Ordinal); at >= 0; at = text.IndexOf(Marker.Word(ends.Count), at, StringComparison.Ordinal))
        {
            ends.Add(at + Marker.Length);
        }

        return ends;
    }
}
