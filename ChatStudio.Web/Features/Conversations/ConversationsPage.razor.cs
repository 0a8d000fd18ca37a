using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Web.Answers;
using ChatStudio.Web.Design;
using ChatStudio.Web.Features.Conversations.Library;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using MudBlazor;

namespace ChatStudio.Web.Features.Conversations;

/// <summary>All conversations: searched and narrowed on the left, one of them with its branches and numbers on the right; on a phone one after the other.</summary>
public sealed partial class ConversationsPage(
    ConversationService conversations, ComparisonService comparisons, NavigationManager navigation, ShellState shell, LibraryPlace place, ListboxModule listbox,
    IBrowserViewportService viewport)
{
    // Pixels, as in conversations.css: they say where a row is before it is drawn.
    private const int RowHeight = 77;
    private const int HeadingHeight = 36;

    private CancellationTokenSource _searching = new();
    private Task _found = Task.CompletedTask;
    private ElementReference _input;
    private ConversationResults _results = ConversationResults.None;
    private DateTimeOffset _now;
    private string? _shownId;
    private bool _isScrollDue = true;
    private string? _problem;
    private int _count;

    /// <summary>The conversation that is looked at; null for the first of the list, and on a phone for the list.</summary>
    [Parameter]
    public string? Id { get; set; }

    /// <summary>The message that is looked at first, <c>?at=</c> and its id.</summary>
    [SupplyParameterFromQuery(Name = "at")]
    public string? At { get; set; }

    private ShellState Shell => shell;

    private MessageId? Target => Guid.TryParseExact(At, "N", out var id) ? new(id) : null;

    // One that the address names is shown whatever the filters say.
    private ConversationResult? Selected
        => _results.IndexOf(place.Selected) is >= 0 and var index ? _results.Rows[index]
        : place.Selected is { } id && conversations.Find(id) is { } summary ? new(summary)
        : null;

    private string? ActiveId => _results.IndexOf(place.Selected) >= 0 ? $"lb-{place.Selected}" : null;

    private string? Matches => !_results.Filter.Narrows ? null
        : $"{Figures.Count(_results.Rows.Count)}{(_results.IsCut ? " or more" : null)} {(_results.Rows.Count == 1 ? "match" : "matches")}";

    protected override async Task OnInitializedAsync()
    {
        var given = ConversationId.TryParse(Id, out var id) ? id : (ConversationId?)null;
        if (given is not null && given != place.Selected)
        {
            // Another way here than back: what was looked for then says nothing about it.
            place.Filter = new();
        }

        place.Selected = given ?? place.Selected;
        Listen(refresh => conversations.Changed += refresh, refresh => conversations.Changed -= refresh, () => _ = FindAsync(place.Filter));
        await FindAsync(place.Filter);
    }

    protected override void OnParametersSet()
    {
        if (_shownId != Id)
        {
            _shownId = Id;
            place.Selected = ConversationId.TryParse(Id, out var id) ? id : place.Selected;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            await listbox.FollowAsync(_input);

            // On a phone it would open the keyboard over the list.
            if (await viewport.GetCurrentBreakpointAsync() >= Breakpoint.Md)
            {
                await _input.TakeFocusAsync();
            }
        }

        if (_isScrollDue && _results.IndexOf(place.Selected) is >= 0 and var index)
        {
            _isScrollDue = false;
            await listbox.ScrollToAsync(_input, Top(index) - (2 * RowHeight));
        }
    }

    protected override async ValueTask OnDisposeAsync()
    {
        await _searching.CancelAsync();
        _searching.Dispose();
    }

    private static ICollection<ConversationResult> Rows(ResultGroup group) => (ICollection<ConversationResult>)group.Rows;

    private int Top(int index)
    {
        var (top, before) = (0, 0);
        foreach (var group in _results.Groups.TakeWhile(_ => before <= index))
        {
            top += group.Heading is null ? 0 : HeadingHeight;
            before += group.Rows.Count;
        }

        return top + (index * RowHeight);
    }

    private async Task FilterAsync(ConversationFilter filter)
    {
        await FindAsync(filter);
        _isScrollDue = true;
    }

    private async Task ClearAsync()
    {
        await FilterAsync(place.Filter with { Text = "" });
        await _input.TakeFocusAsync();
    }

    private Task FindAsync(ConversationFilter filter)
    {
        place.Filter = filter;
        return _found = ReplaceAsync();
    }

    private async Task ReplaceAsync()
    {
        var before = _searching;
        var searching = _searching = new();
        await before.CancelAsync();
        before.Dispose();
        try
        {
            var results = await ConversationResults.FindAsync(conversations, place.Filter, Time, searching.Token);
            if (searching == _searching)
            {
                Show(results);
            }
        }
        catch (OperationCanceledException)
        {
            // Something else is looked for by now.
        }
        catch (StorageException problem)
        {
            _problem = $"{problem.Message} Try again in a moment.";
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
    }

    private void Show(ConversationResults results)
    {
        var index = _results.IndexOf(place.Selected);
        (_results, _problem, _now, _count) = (results, null, Time.GetLocalNow(), conversations.Summaries.Count);

        // What is looked at stays; where it has gone from the list, what took its place.
        var isAsked = Id is not null && Id == place.Selected?.ToString() && index < 0;
        if (!isAsked && results.IndexOf(place.Selected) < 0)
        {
            place.Selected = results.Rows.Count == 0 ? null : results.Rows[place.Filter.HasWords ? 0 : Math.Clamp(index, 0, results.Rows.Count - 1)].Conversation.Id;
        }

        StateHasChanged();
    }

    private async Task KeyAsync(KeyboardEventArgs key)
    {
        if (key.Key == "Enter")
        {
            // What was typed just before it counts.
            await _found;
            if (Selected is { } selected)
            {
                Open(selected);
            }

            return;
        }

        var last = _results.Rows.Count - 1;
        var at = _results.IndexOf(place.Selected);
        var to = key.Key switch
        {
            "ArrowDown" => Math.Min(at + 1, last),
            "ArrowUp" => Math.Max(at - 1, 0),
            "Home" => 0,
            "End" => last,
            _ => -1,
        };
        if (to >= 0 && to != at)
        {
            // The next row is drawn already; a far one is once the list is there.
            place.Selected = _results.Rows[to].Conversation.Id;
            _isScrollDue = key.Key is "Home" or "End";
        }
    }

    // The address follows, so that a refresh and the way back lead here; the first time it is a step of its own, for a phone's way back.
    private void Pick(ConversationResult result)
    {
        place.Selected = result.Conversation.Id;
        navigation.NavigateTo(
            $"conversations/{place.Selected}{(result.Hit?.Message is { } message ? $"?at={message}" : null)}",
            new NavigationOptions { ReplaceHistoryEntry = Id is not null });
    }

    private void Open(ConversationResult result) => navigation.NavigateTo(result.Href);
}
