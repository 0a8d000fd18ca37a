using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using ChatStudio.Core.Providers.Health;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Settings.Providers;

public sealed partial class ProviderCard(ConnectionStore store, IModelCatalog catalog, ProviderDoctor doctor, IHealthTargets targets, HealthMemory checks) : IDisposable
{
    private readonly CancellationTokenSource _gone = new();
    private ConnectionDraft _draft = new();
    private IReadOnlyDictionary<ConnectionField, string> _problems = new Dictionary<ConnectionField, string>();
    private string? _failure;
    private bool _isOpen;
    private bool _isRemoving;
    private HealthReport? _running;
    private bool _isChecking;

    [Parameter, EditorRequired]
    public required ProviderConnection Connection { get; set; }

    /// <summary>Null while it is switched off.</summary>
    [Parameter]
    public ProviderStatus? Status { get; set; }

    /// <summary>It was added a moment ago: what follows is looking at its check.</summary>
    [Parameter]
    public bool StartsOpen { get; set; }

    /// <summary>Something happened, as a sentence.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    /// <summary>The check that runs, or the last one, unless the list of models has broken since.</summary>
    private HealthReport? Report => _running ?? (checks.OfProvider(Connection.Id) is { } last && Status is not null && (!last.State.Works() || Status.Problem is null) ? last : null);

    private bool IsBroken => Status is { Problem: not null, CheckedAt: not null };

    private bool IsNew => Status is { CheckedAt: null, Problem: not null };

    private string Address => Connection.Source == ConnectionSource.BuiltIn ? "built in, no network" : Connection.Address.Display;

    private string Dot => Report is { } report ? report.State.Tone().ToString().ToLowerInvariant() : Status is null || IsNew ? "off" : IsBroken ? "err" : "ok";

    private string Word => Report is { } report ? report.State.Words() : Status is null ? "Off" : IsNew ? "Checking" : IsBroken ? "Not ready" : "Ready";

    private string Detail => Report switch
    {
        { IsFinal: false } => "step by step",
        { State: var state } broken when !state.Works() => checks.LastHealthy(Connection.Id) is { } at ? $"last healthy {ProviderCheck.Clock(at)[..5]}" : $"checked {ProviderCheck.Clock(broken.StartedAt)}",
        { Summary: { Length: > 0 } summary } => summary,
        _ => Status switch
        {
            null => "not used",
            { CheckedAt: null, Problem: not null } => "listing its models",
            { Problem: not null, CheckedAt: { } at } => $"checked {ProviderCheck.Clock(at)}",
            { Models: 1 } => "1 model",
            { Models: var count } => $"{count} models",
        },
    };

    /// <summary>Only an address of the browser can be edited here.</summary>
    private EventCallback EditsAddress => Connection.Source == ConnectionSource.Browser ? EventCallback.Factory.Create(this, Open) : default;

    public void Dispose()
    {
        _gone.Cancel();
        _gone.Dispose();
    }

    protected override void OnInitialized()
    {
        if (StartsOpen)
        {
            Turn();
        }
    }

    private void Open()
    {
        if (!_isOpen)
        {
            Turn();
        }
    }

    private void Turn()
    {
        _isOpen = !_isOpen;
        Forget();
    }

    private void Forget()
    {
        _draft = ConnectionDraft.From(Connection);
        _problems = new Dictionary<ConnectionField, string>();
        _failure = null;
        _isRemoving = false;
    }

    private async Task SaveAsync()
    {
        if (await TryAsync(() => Connection = store.Change(Connection.Id, _draft)))
        {
            Forget();
            await OnDone.InvokeAsync($"{Connection.Name} was saved.");
        }
    }

    private async Task RemoveAsync()
    {
        if (await TryAsync(() => store.Remove(Connection.Id)))
        {
            await OnDone.InvokeAsync($"{Connection.Name} was removed.");
        }
    }

    private async Task Switch(bool isOn)
    {
        if (await TryAsync(() => store.SetEnabled(Connection.Id, isOn)))
        {
            await OnDone.InvokeAsync($"{Connection.Name} is {(isOn ? "on" : "off")}.");
        }
    }

    private async Task SendFieldsAgain()
    {
        catalog.SendFieldsAgain(Connection.Id);
        await OnDone.InvokeAsync($"{Connection.Name} is sent all settings again.");
    }

    private async Task<bool> TryAsync(Action change)
    {
        try
        {
            // Off the renderer: the file is written through to the disk.
            await Task.Run(change);
            return true;
        }
        catch (ConnectionRejectedException e)
        {
            (_problems, _failure) = (e.Problems, null);
        }
        catch (ConnectionStoreException e)
        {
            _failure = e.Message;
        }

        return false;
    }

    /// <summary>Checks it step by step and lists its models again.</summary>
    public async Task CheckAsync()
    {
        if (_isChecking || targets.Find(Connection.Id) is not { } target)
        {
            return;
        }

        _isChecking = true;
        try
        {
            await foreach (var report in doctor.CheckAsync(target, cancellationToken: _gone.Token))
            {
                _running = report;
                StateHasChanged();
            }

            await catalog.RefreshAsync(Connection.Id, _gone.Token);
        }
        catch (OperationCanceledException)
        {
            // The card is gone.
            return;
        }

        (_running, _isChecking) = (null, false);
        StateHasChanged();
    }
}
