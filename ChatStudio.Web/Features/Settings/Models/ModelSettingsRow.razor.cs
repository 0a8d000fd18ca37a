using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Settings.Models;

public sealed partial class ModelSettingsRow(ConnectionStore store)
{
    private PriceDraft _draft = new();
    private string? _failure;
    private bool _isOpen;

    [Parameter, EditorRequired]
    public required ModelInfo Model { get; set; }

    [Parameter, EditorRequired]
    public required ModelSettings Settings { get; set; }

    /// <summary>Something happened, as a sentence.</summary>
    [Parameter]
    public EventCallback<string> OnDone { get; set; }

    private IEnumerable<string> Capabilities => Model.Capabilities is { } can
        ? Enum.GetValues<ModelCapabilities>().Where(one => one != ModelCapabilities.None && can.HasFlag(one)).Select(one => one.ToString().ToLowerInvariant())
        : [];

    private void Turn()
    {
        _isOpen = !_isOpen;
        _failure = null;
        _draft = PriceDraft.From(Model.Price);
    }

    private Task OfferAsync(bool isOffered)
        => SetAsync(settings => settings with { IsHidden = !isOffered }, $"{Model.ModelId} is {(isOffered ? "offered" : "hidden")}.");

    private Task MarkAsync(int slot) => slot is >= 1 and <= ModelSlots.Count
        ? SetAsync(settings => settings with { Slot = slot }, $"{Model.ModelId} is marked with a {SignatureName.Of(slot)}.")
        : Task.CompletedTask;

    private Task PriceAsync() => _draft.TryRead(out var price)
        ? SetAsync(settings => settings with { Price = price }, $"The price of {Model.ModelId} was saved.")
        : Task.CompletedTask;

    private async Task ResetAsync()
    {
        await SetAsync(settings => settings with { Price = null }, $"Your price of {Model.ModelId} was forgotten.");
        _isOpen = false;
    }

    private async Task SetAsync(Func<ModelSettings, ModelSettings> change, string words)
    {
        try
        {
            _failure = null;
            // Off the renderer: the file is written through to the disk.
            await Task.Run(() => store.SetModel(Model.Key, change));
            await OnDone.InvokeAsync(words);
        }
        catch (ConnectionStoreException e)
        {
            (_isOpen, _failure) = (true, e.Message);
        }
    }
}
