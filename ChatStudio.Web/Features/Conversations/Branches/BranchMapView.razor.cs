using System.Globalization;
using ChatStudio.Core.Conversations;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Features.Conversations.Branches;

public sealed partial class BranchMapView(IJSRuntime js)
{
    // Pixels. Three branches fill the map; more of them move closer until it scrolls.
    private const int Margin = 26;
    private const int RowHeight = 50;
    private const int WidestLane = 66;
    private const int NarrowestLane = 32;
    private const int RoomForLanes = 132;

    private readonly BranchMapModule _module = new(js);
    private Dictionary<BranchNode, int> _rows = [];
    private Dictionary<BranchNode, BranchNode> _above = [];
    private ILookup<BranchNode, BranchNode> _below = Array.Empty<BranchLink>().ToLookup(link => link.From, link => link.To);
    private HashSet<MessageId> _looked = [];
    private ElementReference _tree;

    [Parameter, EditorRequired]
    public required BranchMap Map { get; set; }

    /// <summary>The message that is looked at.</summary>
    [Parameter]
    public MessageId? Selected { get; set; }

    /// <summary>From the first message through the selected one to its leaf; its words stand beside the map.</summary>
    [Parameter, EditorRequired]
    public required IReadOnlyList<ConversationMessage> Path { get; set; }

    [Parameter]
    public EventCallback<MessageId> OnSelect { get; set; }

    /// <summary>All rows are wanted.</summary>
    [Parameter]
    public EventCallback OnUnfold { get; set; }

    private int Lane => Map.Branches < 2 ? WidestLane : Math.Clamp(RoomForLanes / (Map.Branches - 1), NarrowestLane, WidestLane);

    private int Width => (2 * Margin) + ((Map.Branches - 1) * Lane);

    private int Height => (Map.Rows.Count * RowHeight) - 2;

    public ValueTask DisposeAsync() => _module.DisposeAsync();

    protected override void OnParametersSet()
    {
        _rows = Map.Rows.SelectMany((row, index) => row.Nodes.Select(node => (node, index))).ToDictionary(pair => pair.node, pair => pair.index);
        _above = Map.Links.ToDictionary(link => link.To, link => link.From);
        _below = Map.Links.ToLookup(link => link.From, link => link.To);
        _looked = [.. Path.Select(message => message.Id)];
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            await _module.AttachAsync(_tree);
        }
    }

    private static string Name(BranchNode node) => $"bm-{node.Message.Id}";

    private static string Title(BranchNode node) => node.Message.Title is { Length: > 0 } title ? title : node.Message.Model is null ? "Empty" : "No text";

    private static string Class(BranchNode node)
        => $"bm-node s{node.Message.Model?.Slot ?? 0}{(node.IsShown ? " on" : "")}";

    private static string Words(BranchNode node)
        => $"{(node.Message.Model is { } model ? model.ModelId : "You")}: {Title(node)}{(node.Siblings > 1 ? $", version {node.Sibling} of {node.Siblings}" : "")}{(node.IsShown ? ", shown in the chat" : "")}";

    private static bool IsShownLeaf(BranchNode node) => node is { IsLeaf: true, IsShown: true };

    private bool IsSelected(BranchNode node) => node.Message.Id == Selected;

    private int X(BranchNode node) => Margin + (node.Lane * Lane);

    private static int Y(int row) => (RowHeight / 2) + (row * RowHeight) - 1;

    private int Y(BranchNode node) => Y(_rows[node]);

    // M26 74C26 104 92 94 92 124
    private string Line(BranchLink link)
    {
        var (x1, y1, x2, y2) = (X(link.From), Y(link.From), X(link.To), Y(link.To));
        return x1 == x2
            ? string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1}V{y2}")
            : string.Create(CultureInfo.InvariantCulture, $"M{x1} {y1}C{x1} {y1 + 30} {x2} {y2 - 30} {x2} {y2}");
    }

    // Of the branch that is looked at; where that has ended, of the one in the chat; else of any.
    private BranchNode? Named(BranchRow row)
        => row.Nodes.FirstOrDefault(node => _looked.Contains(node.Message.Id)) ?? row.Nodes.FirstOrDefault(node => node.IsShown) ?? (row.Nodes is [var first, ..] ? first : null);

    // Where the arrow keys lead, by the ids of the nodes.
    private (string? Up, string? Down, string? Left, string? Right) Neighbours(BranchNode node, BranchRow row, int at)
    {
        var below = _below[node].ToList();
        return (
            Of(_above.GetValueOrDefault(node)),
            Of(below.Find(child => _looked.Contains(child.Message.Id)) ?? below.Find(child => child.IsShown) ?? (below is [var first, ..] ? first : null)),
            Of(at > 0 ? row.Nodes[at - 1] : null),
            Of(at < row.Nodes.Count - 1 ? row.Nodes[at + 1] : null));

        static string? Of(BranchNode? node) => node is null ? null : Name(node);
    }
}
