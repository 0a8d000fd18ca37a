using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>The instrument on narrow screens: a sheet from below, with Stop in it. Open while it is rendered.</summary>
public sealed partial class MetricsSheet : IAsyncDisposable
{
    private ElementReference _dialog;
    private ElementReference _close;
    private Sheet? _sheet;
    private MetricsScope _scope;
    private readonly CancellationTokenSource _leaving = new();
    private Run? _awaited;

    [Parameter]
    public Conversation? Conversation { get; set; }

    [Parameter]
    public Run? Run { get; set; }

    /// <summary>Stops the live run.</summary>
    [Parameter]
    public EventCallback OnStop { get; set; }

    /// <summary>Asks the page to take the sheet away.</summary>
    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private SheetModule Sheets { get; set; } = null!;

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        _leaving.Dispose();
        if (_sheet is not null)
        {
            await _sheet.DisposeAsync();
        }
    }

    protected override async Task OnAfterRenderAsync(bool firstRender)
    {
        if (firstRender)
        {
            _sheet = await Sheets.OpenAsync(_dialog, () => InvokeAsync(OnClose.InvokeAsync));
        }

        if (Run is { } run && run != _awaited)
        {
            _awaited = run;
            await TakeStopAwayAsync(run);
        }
    }

    private async Task TakeStopAwayAsync(Run run)
    {
        try
        {
            await run.Completion.WaitAsync(_leaving.Token);
            StateHasChanged();
        }
        catch (OperationCanceledException)
        {
            // The sheet was closed first.
        }
    }

    private async Task StopAsync()
    {
        // The button goes with the run; focus must not fall out of the dialog.
        await _close.TakeFocusAsync();
        await OnStop.InvokeAsync();
    }

    private async Task CloseAsync() => await OnClose.InvokeAsync();
}
