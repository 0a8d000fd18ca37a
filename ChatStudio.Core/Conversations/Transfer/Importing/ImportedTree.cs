namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>
/// The messages of another program's conversation without those that are left out: who follows whom then, and what is shown. Takes any
/// order, doubles and rings, and goes through each message once or twice however they are linked.
/// </summary>
internal sealed class ImportedTree
{
    private readonly Dictionary<string, ImportedTurn> _turns = [];
    private readonly Dictionary<string, string?> _parents = [];
    private readonly Dictionary<string, string> _reasoning = [];
    private readonly Dictionary<string, string> _shown = [];

    public ImportedTree(IReadOnlyList<ImportedTurn> turns, string? shownLeaf)
    {
        foreach (var turn in turns)
        {
            _turns.TryAdd(turn.Id, turn);
        }

        foreach (var turn in _turns.Values)
        {
            _parents[turn.Id] = FindParent(turn);
        }

        Kept = [.. _turns.Values.Where(turn => !turn.IsLeftOut)];
        foreach (var turn in Kept)
        {
            if (ParentOf(turn) is { } parent)
            {
                _shown[parent] = turn.Id;
            }
            else
            {
                ShownRoot = turn.Id;
            }
        }

        Show(shownLeaf);
    }

    /// <summary>In the order they were given.</summary>
    public IReadOnlyList<ImportedTurn> Kept { get; }

    public string? ShownRoot { get; private set; }

    public string? ParentOf(ImportedTurn turn) => _parents[turn.Id];

    public string? ShownAfter(string id) => _shown.GetValueOrDefault(id);

    /// <summary>Its own, after that of the messages left out before it.</summary>
    public string ReasoningOf(ImportedTurn turn)
        => string.Join("\n\n", new[] { _reasoning.GetValueOrDefault(turn.Id, ""), turn.Reasoning }.Where(text => text.Length > 0));

    // The nearest one before that is kept.
    private string? FindParent(ImportedTurn turn)
    {
        var passed = new HashSet<string> { turn.Id };
        var before = new List<string>();
        for (var id = turn.Parent; id is not null && _turns.TryGetValue(id, out var parent) && passed.Add(id); id = parent.Parent)
        {
            if (!parent.IsLeftOut)
            {
                Remember(turn, before);
                return id;
            }

            if (parent.Reasoning.Length > 0)
            {
                before.Add(parent.Reasoning);
            }

            // One that was looked at already knows the rest of the way.
            if (_parents.TryGetValue(id, out var known))
            {
                before.AddRange(_reasoning.TryGetValue(id, out var further) ? [further] : []);
                Remember(turn, before);
                return known;
            }
        }

        Remember(turn, before);
        return null;
    }

    private void Remember(ImportedTurn turn, List<string> before)
    {
        if (before.Count > 0)
        {
            before.Reverse();
            _reasoning[turn.Id] = string.Join("\n\n", before);
        }
    }

    private void Show(string? leaf)
    {
        if (leaf is null || !_turns.TryGetValue(leaf, out var turn))
        {
            return;
        }

        var passed = new HashSet<string>();
        var id = turn.IsLeftOut ? ParentOf(turn) : leaf;
        while (id is not null && passed.Add(id))
        {
            if (_parents[id] is { } parent)
            {
                _shown[parent] = id;
            }
            else
            {
                ShownRoot = id;
            }

            id = _parents[id];
        }
    }
}
