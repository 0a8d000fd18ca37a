namespace ChatStudio.Web.Features.Conversations.Branches;

/// <summary>A line of the map, from a node that is drawn to the next one below it.</summary>
/// <param name="IsFolded">Steps between the two are not drawn.</param>
public sealed record BranchLink(BranchNode From, BranchNode To, bool IsFolded)
{
    /// <summary>On the path that the chat shows.</summary>
    public bool IsShown => To.IsShown;
}
