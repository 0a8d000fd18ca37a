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
    ConversationService conversations, NavigationManager navigation, ShellState shell, ListboxModule listbox, IBrowserViewportService viewport)
{
    // Pixels, as in conversations.css.
    private const int RowHeight = 77;

    private CancellationTokenSource _searching = new();
    private Task _found = Task.CompletedTask;
    private ElementReference _input;
    private ConversationFilter _filter = new();
    private ConversationResults _results = ConversationResults.None;
    private ConversationId? _selected;
    private DateTimeOffset _now;
    private string? _shownId;
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

    private ICollection<ConversationResult> Rows => (ICollection<ConversationResult>)_results.Rows;

    // One that the address names is shown whatever the filters say.
    private ConversationResult? Selected
        => _results.IndexOf(_selected) is >= 0 and var index ? _results.Rows[index]
        : _selected is { } id && conversations.Find(id) is { } summary ? new(summary)
        : null;

    private string? ActiveId => _results.IndexOf(_selected) >= 0 ? $"lb-{_selected}" : null;

    private string? Matches => !_filter.Narrows ? null
        : $"{Figures.Count(_results.Rows.Count)}{(_results.IsCut ? " or more" : null)} {(_results.Rows.Count == 1 ? "match" : "matches")}";

    protected override async Task OnInitializedAsync()
    {
        Listen(refresh => conversations.Changed += refresh, refresh => conversations.Changed -= refresh, () => _ = FindAsync(_filter));
        await FindAsync(_filter);
    }

    protected override void OnParametersSet()
    {
        if (_shownId != Id)
        {
            _shownId = Id;
            _selected = ConversationId.TryParse(Id, out var id) ? id : _selected;
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            await listbox.FollowAsync(_input);
            if (_results.IndexOf(_selected) is > 0 and var index)
            {
                await listbox.ScrollToAsync(_input, (index - 2) * RowHeight);
            }

            // On a phone it would open the keyboard over the list.
            if (await viewport.GetCurrentBreakpointAsync() >= Breakpoint.Md)
            {
                await _input.TakeFocusAsync();
            }
        }
    }

    protected override async ValueTask OnDisposeAsync()
    {
        await _searching.CancelAsync();
        _searching.Dispose();
    }

    private Task FilterAsync(ConversationFilter filter) => FindAsync(filter);

    private async Task ClearAsync()
    {
        await FindAsync(_filter with { Text = "" });
        await _input.TakeFocusAsync();
    }

    private Task FindAsync(ConversationFilter filter)
    {
        _filter = filter;
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
            var results = await ConversationResults.FindAsync(conversations, _filter, Time, searching.Token);
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
        var index = _results.IndexOf(_selected);
        (_results, _problem, _now, _count) = (results, null, Time.GetLocalNow(), conversations.Summaries.Count);

        // What is looked at stays; where it has gone from the list, what took its place.
        var isAsked = Id is not null && Id == _selected?.ToString() && index < 0;
        if (!isAsked && results.IndexOf(_selected) < 0)
        {
            _selected = results.Rows.Count == 0 ? null : results.Rows[_filter.HasWords ? 0 : Math.Clamp(index, 0, results.Rows.Count - 1)].Conversation.Id;
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
        var at = _results.IndexOf(_selected);
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
            if (key.Key is "Home" or "End")
            {
                await listbox.ScrollToAsync(_input, to * (RowHeight + 1));
            }

            _selected = _results.Rows[to].Conversation.Id;
        }
    }

    // The address follows, so that a refresh and the way back lead here; the first time it is a step of its own, for a phone's way back.
    private void Pick(ConversationResult result)
    {
        _selected = result.Conversation.Id;
        navigation.NavigateTo(
            $"conversations/{_selected}{(result.Hit?.Message is { } message ? $"?at={message}" : null)}",
            new NavigationOptions { ReplaceHistoryEntry = Id is not null });
    }

    private void Open(ConversationResult result) => navigation.NavigateTo(result.Href);
}
