using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;

namespace ChatStudio.Web.Features.Conversations;

/// <summary>All conversations, or those in the archive, under headings.</summary>
public sealed partial class ConversationList
{
    // Rows that are drawn at once; ten thousand conversations would be megabytes on the circuit.
    private const int Page = 200;

    private int _shown = Page;
    private int _left;
    private int _archived;
    private bool _isArchive;
    private List<(ConversationSummary Summary, Run? Live, bool IsRacing)> _rows = [];

    private IReadOnlyList<ConversationGroup> Groups
    {
        get
        {
            _rows = ReadRows();
            return ConversationGroup.Of(_rows.Select(row => row.Summary), Time);
        }
    }

    protected override void OnInitialized()
    {
        Listen(handler => Conversations.Changed += handler, handler => Conversations.Changed -= handler, Look);
        Listen(handler => Comparisons.Changed += handler, handler => Comparisons.Changed -= handler, Look);
    }

    // Every page hears of every chat; most of what it hears changes nothing in its list, and an empty batch costs what a full one does.
    private void Look()
    {
        var counts = (_archived, _left);
        if (!ReadRows().SequenceEqual(_rows) || counts != (_archived, _left))
        {
            StateHasChanged();
        }
    }

    private List<(ConversationSummary Summary, Run? Live, bool IsRacing)> ReadRows()
    {
        var all = Conversations.Summaries;
        _archived = all.Count(summary => summary.IsArchived);
        var listed = all.Where(summary => summary.IsArchived == _isArchive).OrderByDescending(summary => summary.IsPinned).ToList();
        _left = Math.Max(0, listed.Count - _shown);
        return [.. listed.Take(_shown).Select(summary => (summary, Conversations.LiveRunOf(summary.Id), Comparisons.IsLive(summary.Id)))];
    }

    private void SwitchArchive() => (_isArchive, _shown) = (!_isArchive, Page);
}
