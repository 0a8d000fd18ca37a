using ChatStudio.Core.Conversations;
using ChatStudio.Web.Answers;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.JSInterop;

namespace ChatStudio.Web.Features.Chat.Finding;

public sealed partial class FindBar(IJSRuntime js)
{
    // How often the count follows an answer that streams.
    private static readonly TimeSpan Period = TimeSpan.FromMilliseconds(500);

    private readonly FindModule _module = new(js);
    private CancellationTokenSource _searching = new();
    private ConversationFinder? _finder;
    private IReadOnlyList<ConversationMessage> _path = [];
    private IReadOnlyList<FindHit> _hits = [];
    private string _text = "";
    private int _current;
    private ElementReference _bar;

    [Parameter, EditorRequired]
    public required Conversation Conversation { get; set; }

    /// <summary>Brings a message onto the page, without scrolling.</summary>
    [Parameter]
    public EventCallback<MessageId> OnShow { get; set; }

    private string? Count => (_finder, _text, _hits.Count) switch
    {
        (null, _, _) or (_, "", _) => null,
        (_, _, 0) => "No hits",
        (_, _, ConversationFinder.MostHits) => $"{_current + 1} of {Figures.Count(ConversationFinder.MostHits)}+",
        (_, _, var count) => $"{Figures.Count(_current + 1)} of {Figures.Count(count)}",
    };

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        await base.OnAfterRenderAsync(firstRender);
        if (firstRender)
        {
            await _module.AttachAsync(_bar, (text, message) => InvokeAsync(() => TypedAsync(text, message)), () => InvokeAsync(ClosedAsync));
        }
    }

    // Messages came, or another branch is shown.
    protected override async Task OnParametersSetAsync()
    {
        if (_finder is not null && !ReferenceEquals(_path, Conversation.Path))
        {
            await RecountAsync();
        }
    }

    protected override void OnTick()
    {
        if (Conversation.LiveRun is not null && _text.Length > 0)
        {
            _ = InvokeAsync(RecountAsync);
        }
    }

    protected override async ValueTask OnDisposeAsync()
    {
        await _searching.CancelAsync();
        _searching.Dispose();
        await _module.DisposeAsync();
    }

    private static void Ignore()
    {
        // Enter steps; a form without a handler would be posted.
    }

    // From the place where the reader is, as a browser does it.
    private async Task TypedAsync(string text, string? message)
    {
        _finder ??= new();
        _text = text;
        StartTicking(Period);
        if (!await SearchAsync())
        {
            return;
        }

        var order = _path.Select((one, index) => (one.Id, index)).ToDictionary(one => one.Id, one => one.index);
        var from = message is not null && _path.FirstOrDefault(one => one.Id.ToString() == message) is { } seen ? order[seen.Id] : 0;
        _current = Math.Max(0, _hits.ToList().FindIndex(hit => order[hit.Message] >= from));
        await ShowAsync();
    }

    private async Task RecountAsync()
    {
        FindHit? current = _current < _hits.Count ? _hits[_current] : null;
        var count = _hits.Count;
        if (await SearchAsync() && (_hits.Count != count || current is null))
        {
            _current = current is { } kept ? Math.Max(0, _hits.ToList().IndexOf(kept)) : 0;
            StateHasChanged();
        }
    }

    /// <returns>False when another search has replaced this one.</returns>
    private async Task<bool> SearchAsync()
    {
        var before = _searching;
        var searching = _searching = new();
        await before.CancelAsync();
        before.Dispose();
        var (finder, path, text) = (_finder!, Conversation.Path, _text);
        try
        {
            // A long conversation takes a while the first time; the circuit draws on meanwhile.
            var hits = await Task.Run(() => finder.Find(path, text, searching.Token), searching.Token);
            if (searching == _searching && _finder is not null)
            {
                (_path, _hits) = (path, hits);
                return true;
            }
        }
        catch (OperationCanceledException)
        {
            // Something else was typed meanwhile.
        }

        return false;
    }

    private async Task StepAsync(int by)
    {
        if (_hits.Count > 0)
        {
            _current = (_current + by + _hits.Count) % _hits.Count;
            await ShowAsync();
        }
    }

    private Task KeyAsync(KeyboardEventArgs key) => key.Key == "Enter" ? StepAsync(key.ShiftKey ? -1 : 1) : Task.CompletedTask;

    private async Task ShowAsync()
    {
        StateHasChanged();
        if (_hits.Count == 0)
        {
            await _module.MarkAsync(_text);
            return;
        }

        var hit = _hits[_current];
        await OnShow.InvokeAsync(hit.Message);
        await _module.ShowAsync(_text, hit.Message.ToString(), hit.Part.ToString().ToLowerInvariant(), hit.Index);
    }

    private async Task CloseAsync() => await _module.CloseAsync();

    private async Task ClosedAsync()
    {
        await _searching.CancelAsync();
        (_finder, _hits, _path, _current) = (null, [], [], 0);
        await StopTickingAsync();
        StateHasChanged();
    }
}
