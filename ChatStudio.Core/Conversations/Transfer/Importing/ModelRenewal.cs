using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>What a file says of a model, made fit to be shown: a name and the facts that figures were computed with. It decides nothing about who is asked.</summary>
internal static class ModelRenewal
{
    private const decimal MostExpensive = 1_000_000;
    private const int Slots = 6;

    public static ModelInfo Clean(ModelInfo model)
    {
        var id = Word(model.ModelId, "unknown");
        return new(Word(model.Key, $"imported/{id}"), id, Word(model.ProviderId, "imported"), Word(model.ProviderName, "imported"))
        {
            ContextWindow = model.ContextWindow is { } window ? Math.Clamp(window, 1, 1_000_000_000) : null,
            Price = model.Price is { } price ? new(Clamp(price.Input), Clamp(price.Output), price.CachedInput is { } cached ? Clamp(cached) : null) : null,
            PriceSource = model.PriceSource is { } source ? Word(source, "") : null,
            StalledAfter = model.StalledAfter is { } stalled ? TimeSpan.FromSeconds(Math.Clamp(stalled.TotalSeconds, 0.1, 3600)) : null,
            IsLocal = model.IsLocal,
            IsSimulated = model.IsSimulated,
            Slot = Math.Clamp(model.Slot, 1, Slots),
            IsImported = true,
        };
    }

    public static ModelMark Clean(ModelMark mark)
        => mark with { Key = Word(mark.Key, "unknown"), ModelId = Word(mark.ModelId, "unknown"), Slot = Math.Clamp(mark.Slot, 1, Slots) };

    private static decimal Clamp(decimal price) => Math.Clamp(price, 0, MostExpensive);

    private static string Word(string? text, string otherwise) => ConversationTitle.Clean(text ?? "") is { Length: > 0 } clean ? clean : otherwise;
}
