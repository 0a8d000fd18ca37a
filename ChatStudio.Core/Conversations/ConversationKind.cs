namespace ChatStudio.Core.Conversations;

/// <summary>What stands behind an entry of the list.</summary>
public enum ConversationKind
{
    /// <summary>One model at a time.</summary>
    Chat,

    /// <summary>Several models beside each other. Its prompts and answers are messages like those of a chat, so that they are found, renamed and deleted like them.</summary>
    Comparison,
}
