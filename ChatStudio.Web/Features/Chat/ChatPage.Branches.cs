using ChatStudio.Core.Conversations;

namespace ChatStudio.Web.Features.Chat;

/// <content>Branches: the one that an address leads to, and the one that the next prompt begins.</content>
public sealed partial class ChatPage
{
    private string? _targetShown;
    private ConversationMessage? _goesOnFrom;

    /// <summary>An answer of the shown path, not its last one, that the next prompt follows; null for the latest.</summary>
    private ConversationMessage? GoesOnFrom
        => _goesOnFrom is { } from && _conversation?.Path is { } path && path.Contains(from) && path[^1] != from ? from : null;

    // Once for each address: afterwards the reader may switch away from it.
    private async Task ShowTargetAsync(Conversation conversation)
    {
        var address = $"{conversation.Id} {At}";
        if (address != _targetShown && Target is { } target)
        {
            await conversations.ShowBranchAsync(conversation.Id, target);
        }

        _targetShown = address;
    }

    private Task GoOnFromAsync(ConversationMessage answer)
    {
        _goesOnFrom = answer;
        return FocusComposerAsync();
    }

    private Task LetGoAsync()
    {
        _goesOnFrom = null;
        return FocusComposerAsync();
    }

    private async Task SendOnAsync(Conversation conversation, Guid requestId, string text)
    {
        if (GoesOnFrom is { } from)
        {
            await conversations.SendAfterAsync(conversation.Id, from.Id, text, requestId);
            _goesOnFrom = null;
        }
        else
        {
            await conversations.SendAsync(conversation.Id, text, requestId);
        }
    }
}
