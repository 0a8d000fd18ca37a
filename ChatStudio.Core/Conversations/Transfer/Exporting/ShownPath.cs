using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Core.Conversations.Transfer.Exporting;

/// <summary>The branch of a kept conversation that is shown.</summary>
internal static class ShownPath
{
    public static IReadOnlyList<MessageRecord> Of(ConversationRecord conversation)
    {
        var messages = conversation.Messages.ToDictionary(message => message.Id);
        var path = new List<MessageRecord>();
        for (var id = conversation.ShownRoot; id is { } shown && messages.Remove(shown, out var message); id = message.ShownChild)
        {
            path.Add(message);
        }

        return path;
    }
}
