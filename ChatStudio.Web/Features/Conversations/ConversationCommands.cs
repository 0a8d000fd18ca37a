using ChatStudio.Core.Conversations;
using ChatStudio.Web.Commands;
using ChatStudio.Web.Design;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Conversations;

/// <summary>Offers by name what can be done with the conversation that is open. Draws nothing.</summary>
public sealed class ConversationCommands(CommandRegistry commands, ConversationActions actions, NavigationManager navigation) : ComponentBase, IDisposable
{
    private IDisposable? _offer;

    public void Dispose() => _offer?.Dispose();

    protected override void OnInitialized() => _offer = commands.Add(
        Offer("rename-chat", StudioIcons.Edit, "Rename this chat", chat => actions.Edit(chat, ConversationField.Title)),
        Offer("pin-chat", StudioIcons.Pin, "Pin this chat", actions.PinAsync, chat => !chat.IsPinned),
        Offer("unpin-chat", StudioIcons.Pin, "Unpin this chat", actions.PinAsync, chat => chat.IsPinned),
        Offer("tag-chat", StudioIcons.Tag, "Change the tags of this chat", chat => actions.Edit(chat, ConversationField.Tags)),
        Offer("branches", StudioIcons.Branch, "Show the branches of this chat", chat => navigation.NavigateTo($"conversations/{chat.Id}")),
        Offer("archive-chat", StudioIcons.Archive, "Archive this chat", actions.ArchiveAsync, chat => !chat.IsArchived),
        Offer("unarchive-chat", StudioIcons.Archive, "Take this chat out of the archive", actions.ArchiveAsync, chat => chat.IsArchived),
        Offer("delete-chat", StudioIcons.Trash, "Delete this chat", actions.DeleteAsync),
        new Command("conversations", CommandGroup.App, StudioIcons.Lines, "All conversations: search, branches, numbers", () => navigation.NavigateTo("conversations")));

    private Command Offer(string id, string icon, string words, Action<ConversationSummary> run, Func<ConversationSummary, bool>? when = null)
        => Offer(id, icon, words, chat =>
        {
            run(chat);
            return Task.CompletedTask;
        }, when);

    private Command Offer(string id, string icon, string words, Func<ConversationSummary, Task> run, Func<ConversationSummary, bool>? when = null)
        => new(id, CommandGroup.Chat, icon, words, () => actions.Open is { } chat ? run(chat) : Task.CompletedTask)
        {
            Applies = () => actions.Open is { } chat && (when is null || when(chat)),
        };
}
