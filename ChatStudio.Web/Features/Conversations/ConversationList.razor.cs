using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;

namespace ChatStudio.Web.Features.Conversations;

/// <summary>All conversations, or those in the archive, under headings; and what a person does with them.</summary>
public sealed partial class ConversationList
{
    // Rows that are drawn at once; ten thousand conversations would be megabytes on the circuit.
    private const int Page = 200;

    private int _shown = Page;
    private int _left;
    private int _archived;
    private bool _isArchive;
    private string? _problem;
    private ConversationSummary? _deleted;
    private List<(ConversationSummary Summary, Run? Live)> _rows = [];

    private IReadOnlyList<ConversationGroup> Groups
    {
        get
        {
            _rows = ReadRows();
            return ConversationGroup.Of(_rows.Select(row => row.Summary), Time);
        }
    }

    protected override void OnInitialized()
        => Listen(handler => Conversations.Changed += handler, handler => Conversations.Changed -= handler, Look);

    // Every page hears of every chat; most of what it hears changes nothing in its list, and an empty batch costs what a full one does.
    private void Look()
    {
        var counts = (_archived, _left);
        if (!ReadRows().SequenceEqual(_rows) || counts != (_archived, _left))
        {
            StateHasChanged();
        }
    }

    private List<(ConversationSummary Summary, Run? Live)> ReadRows()
    {
        var all = Conversations.Summaries;
        _archived = all.Count(summary => summary.IsArchived);
        var listed = all.Where(summary => summary.IsArchived == _isArchive).OrderByDescending(summary => summary.IsPinned).ToList();
        _left = Math.Max(0, listed.Count - _shown);
        return [.. listed.Take(_shown).Select(summary => (summary, Conversations.LiveRunOf(summary.Id)))];
    }

    private void SwitchArchive() => (_isArchive, _shown) = (!_isArchive, Page);

    // Away from it first: a page whose conversation is gone would have to explain itself.
    private async Task DeleteAsync(ConversationSummary conversation)
    {
        if (Navigation.ToBaseRelativePath(Navigation.Uri).StartsWith($"chat/{conversation.Id}", StringComparison.Ordinal))
        {
            Navigation.NavigateTo("");
        }

        await DoAsync(() => Conversations.DeleteAsync(conversation.Id));
        _deleted = _problem is null && !conversation.IsTemporary ? conversation : null;
    }

    private async Task UndoAsync()
    {
        if (_deleted is { } deleted)
        {
            _deleted = null;
            var isBack = false;
            await DoAsync(async () => isBack = await Conversations.UndoDeleteAsync(deleted.Id));
            _problem ??= isBack ? null : $"It is too late to bring “{deleted.Title}” back: it was deleted for good.";
        }
    }

    private async Task DoAsync(Func<Task> change)
    {
        try
        {
            _problem = null;
            await change();
        }
        catch (StorageException problem)
        {
            _problem = $"{problem.Message} Nothing was changed: try again in a moment.";
        }
    }
}
