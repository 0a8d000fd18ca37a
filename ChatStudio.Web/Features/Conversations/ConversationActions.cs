using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Conversations;

/// <summary>
/// What a person does to conversations in one tab, from the list, the page of conversations or the palette: what goes wrong and what can be
/// taken back is told in one place. Scoped to the circuit and used on its renderer only.
/// </summary>
public sealed class ConversationActions(ConversationService conversations, NavigationManager navigation)
{
    /// <summary>Raised after any of the properties changed.</summary>
    public event Action? Changed;

    /// <summary>Why the last action was not carried out.</summary>
    public string? Problem { get; private set; }

    /// <summary>Deleted last, and can be taken back.</summary>
    public ConversationSummary? Deleted { get; private set; }

    /// <summary>What is being changed in a dialog.</summary>
    public (ConversationSummary Conversation, ConversationField Field)? Edited { get; private set; }

    /// <summary>The conversation that the page shows, by its address; null where it shows none.</summary>
    public ConversationSummary? Open
        => navigation.ToBaseRelativePath(navigation.Uri).Split('/', '?', '#') is ["chat" or "compare" or "conversations", var id, ..] && ConversationId.TryParse(id, out var open)
            ? conversations.Find(open)
            : null;

    public Task RenameAsync(ConversationSummary conversation, string title) => DoAsync(() => conversations.RenameAsync(conversation.Id, title));

    /// <param name="tags">With commas between them.</param>
    public Task TagAsync(ConversationSummary conversation, string tags)
        => DoAsync(() => conversations.TagAsync(conversation.Id, tags.Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)));

    public Task PinAsync(ConversationSummary conversation) => DoAsync(() => conversations.PinAsync(conversation.Id, !conversation.IsPinned));

    public Task ArchiveAsync(ConversationSummary conversation) => DoAsync(() => conversations.ArchiveAsync(conversation.Id, !conversation.IsArchived));

    public Task ShowBranchAsync(ConversationId id, MessageId message) => DoAsync(() => conversations.ShowBranchAsync(id, message));

    /// <summary>Leaves the page that shows it first: a page whose conversation is gone would have to explain itself.</summary>
    public async Task DeleteAsync(ConversationSummary conversation)
    {
        if (Open?.Id == conversation.Id)
        {
            var page = navigation.ToBaseRelativePath(navigation.Uri).Split('/')[0];
            navigation.NavigateTo(page == "chat" ? "" : page, replace: true);
        }

        await DoAsync(() => conversations.DeleteAsync(conversation.Id));
        Deleted = Problem is null && !conversation.IsTemporary ? conversation : null;
        Changed?.Invoke();
    }

    public async Task UndoAsync()
    {
        if (Deleted is { } deleted)
        {
            Deleted = null;
            var isBack = false;
            await DoAsync(async () => isBack = await conversations.UndoDeleteAsync(deleted.Id));
            Problem ??= isBack ? null : $"It is too late to bring “{deleted.Title}” back: it was deleted for good.";
            Changed?.Invoke();
        }
    }

    /// <summary>What was told has been read.</summary>
    public void Dismiss()
    {
        (Problem, Deleted) = (null, null);
        Changed?.Invoke();
    }

    /// <summary>Opens the dialog in which a title or tags are changed.</summary>
    public void Edit(ConversationSummary conversation, ConversationField field)
    {
        Edited = (conversation, field);
        Changed?.Invoke();
    }

    public void StopEditing()
    {
        Edited = null;
        Changed?.Invoke();
    }

    private async Task DoAsync(Func<Task> change)
    {
        try
        {
            Problem = null;
            await change();
        }
        catch (StorageException problem)
        {
            Problem = $"{problem.Message} Nothing was changed: try again in a moment.";
        }

        Changed?.Invoke();
    }
}
