using ChatStudio.Core.Conversations;

namespace ChatStudio.Web.Features.Conversations.Branches;

/// <summary>A message in its place on the map.</summary>
/// <param name="Depth">How many messages come before it on its path.</param>
/// <param name="Lane">Which branch it was made on, from 0; the first answer to a message stays on the lane of that message.</param>
/// <param name="IsShown">It is on the path that the chat shows.</param>
/// <param name="IsLeaf">Nothing follows it.</param>
/// <param name="Sibling">Which of its siblings it is, from 1.</param>
/// <param name="Siblings">How many there are, itself included.</param>
public sealed record BranchNode(ConversationMessage Message, int Depth, int Lane, bool IsShown, bool IsLeaf, int Sibling, int Siblings);
