namespace ChatStudio.Web.Features.Conversations.Branches;

/// <summary>One row of the map.</summary>
/// <param name="Depth">Of its messages; of the first of them where it is folded.</param>
/// <param name="Steps">1, or how many rows are folded into it.</param>
/// <param name="Nodes">From left to right; empty where it is folded.</param>
public sealed record BranchRow(int Depth, int Steps, IReadOnlyList<BranchNode> Nodes)
{
    public bool IsFolded => Steps > 1;
}
