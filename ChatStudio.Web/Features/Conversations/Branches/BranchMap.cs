using ChatStudio.Core.Conversations;

namespace ChatStudio.Web.Features.Conversations.Branches;

/// <summary>
/// A conversation's tree laid out for drawing: one row for each step of the talk, one lane for each branch. Long stretches in which
/// nothing branches can be folded into one row each.
/// </summary>
public sealed class BranchMap
{
    // Rows at both ends of a stretch that stay, and rows that are worth folding.
    private const int Margin = 2;
    private const int WorthFolding = 6;

    private readonly Dictionary<MessageId, BranchNode> _nodes;

    private BranchMap(Dictionary<MessageId, BranchNode> nodes, int branches, IReadOnlyList<BranchRow> rows)
    {
        _nodes = nodes;
        Branches = branches;
        Rows = rows;
        var drawn = rows.SelectMany(row => row.Nodes).ToList();
        var isDrawn = drawn.ToHashSet();
        Links = [.. drawn.Select(node => LinkTo(node, isDrawn)).OfType<BranchLink>()];
    }

    /// <summary>Leaves of the tree.</summary>
    public int Branches { get; }

    /// <summary>From the first message down, each with its nodes from left to right; a folded stretch is one row without nodes.</summary>
    public IReadOnlyList<BranchRow> Rows { get; }

    /// <summary>From each drawn node to the drawn ones that follow it.</summary>
    public IReadOnlyList<BranchLink> Links { get; }

    /// <param name="messages">Parents before what follows them, siblings in the order they were made.</param>
    /// <param name="path">What the chat shows.</param>
    /// <param name="unfolded">A message whose row and its neighbours are not folded; null for none.</param>
    /// <param name="isFolding">False for every row.</param>
    public static BranchMap Of(IReadOnlyList<ConversationMessage> messages, IReadOnlyList<ConversationMessage> path, MessageId? unfolded = null, bool isFolding = true)
    {
        var children = messages.ToLookup(message => message.ParentId);
        var shown = path.Select(message => message.Id).ToHashSet();
        var nodes = new Dictionary<MessageId, BranchNode>(messages.Count);
        var lanes = 0;

        // Depth first and without recursion: a talk can be longer than a stack. The last one pushed comes first, so siblings go in backwards.
        var open = new Stack<(ConversationMessage Message, int Depth, int? Lane, int Sibling, int Siblings)>();
        Push(null, 0, null);
        while (open.TryPop(out var next))
        {
            var (message, depth, given, sibling, siblings) = next;
            var lane = given ?? lanes++;
            nodes.Add(message.Id, new(message, depth, lane, shown.Contains(message.Id), !children.Contains(message.Id), sibling, siblings));
            Push(message.Id, depth + 1, lane);
        }

        return new(nodes, lanes, Fold([.. nodes.Values], unfolded is { } id ? nodes.GetValueOrDefault(id)?.Depth : null, isFolding));

        void Push(MessageId? parent, int depth, int? lane)
        {
            var all = children[parent].ToList();
            for (var i = all.Count - 1; i >= 0; i--)
            {
                open.Push((all[i], depth, i == 0 ? lane : null, i + 1, all.Count));
            }
        }
    }

    public BranchNode? Find(MessageId? id) => id is { } given ? _nodes.GetValueOrDefault(given) : null;

    private BranchLink? LinkTo(BranchNode node, HashSet<BranchNode> drawn)
    {
        var parent = Find(node.Message.ParentId);
        var above = parent;
        while (above is not null && !drawn.Contains(above))
        {
            above = Find(above.Message.ParentId);
        }

        return above is null ? null : new(above, node, above != parent);
    }

    private static List<BranchRow> Fold(IReadOnlyList<BranchNode> nodes, int? unfolded, bool isFolding)
    {
        var byDepth = nodes.GroupBy(node => node.Depth).OrderBy(row => row.Key).Select(row => row.OrderBy(node => node.Lane).ToList()).ToList();
        var rows = new List<BranchRow>();
        for (var depth = 0; depth < byDepth.Count;)
        {
            var end = depth;
            while (isFolding && end < byDepth.Count && IsPlain(end))
            {
                end++;
            }

            if (end - depth >= WorthFolding)
            {
                rows.Add(new(depth, end - depth, []));
                depth = end;
            }
            else
            {
                // Up to the end of a stretch that is too short to fold.
                for (end = Math.Max(end, depth + 1); depth < end; depth++)
                {
                    rows.Add(new(depth, 1, byDepth[depth]));
                }
            }
        }

        return rows;

        // Nothing branches or ends here nor near it, and nobody looks at it.
        bool IsPlain(int depth) => depth >= Margin && depth < byDepth.Count - Margin
            && Math.Abs(depth - (unfolded ?? -Margin)) > Margin
            && Enumerable.Range(depth - 1, 3).All(near => byDepth[near].Count == byDepth[depth].Count && byDepth[near].All(node => node.Siblings == 1 && !node.IsLeaf));
    }
}
