using System.Globalization;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>Counts what was left out or changed, each kind once.</summary>
internal sealed class ImportNotes
{
    private readonly Dictionary<string, int> _counts = [];

    /// <summary>In the order they were first met: <c>12 × pictures were left out</c>.</summary>
    public IReadOnlyList<string> Sentences => [.. _counts.Select(note => string.Create(CultureInfo.InvariantCulture, $"{note.Value:#,0} × {note.Key}"))];

    public void Add(string what, int times = 1)
    {
        if (times > 0)
        {
            _counts[what] = _counts.GetValueOrDefault(what) + times;
        }
    }
}
