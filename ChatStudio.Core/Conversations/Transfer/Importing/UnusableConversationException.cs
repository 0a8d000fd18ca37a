namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>One conversation of a file cannot be taken; the next one may. The message is the reason, for the report.</summary>
internal sealed class UnusableConversationException(string message, Exception? inner = null) : Exception(message, inner);
