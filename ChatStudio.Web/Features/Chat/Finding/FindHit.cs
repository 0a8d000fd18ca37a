using ChatStudio.Core.Conversations;

namespace ChatStudio.Web.Features.Chat.Finding;

/// <summary>One place where what is searched for stands.</summary>
/// <param name="Index">Which one in this part of this message, from 0.</param>
public readonly record struct FindHit(MessageId Message, FindPart Part, int Index);
