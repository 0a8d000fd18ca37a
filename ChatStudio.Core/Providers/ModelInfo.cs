namespace ChatStudio.Core.Providers;

/// <summary>A model a person can pick.</summary>
/// <param name="Key">Unique and stable, <c>provider/model</c>, for example <c>openai/gpt-5-mini</c>. Used in URLs and storage.</param>
/// <param name="ModelId">What is sent to the provider as <c>model</c>.</param>
/// <param name="ProviderId">For example <c>openai</c>.</param>
/// <param name="ProviderName">For people, for example <c>OpenAI</c>.</param>
public sealed record ModelInfo(string Key, string ModelId, string ProviderId, string ProviderName)
{
    /// <summary>One line on what to expect, shown in the picker. Null when nothing is known.</summary>
    public string? Description { get; init; }

    /// <summary>Tokens the model can read and write together; null when unknown.</summary>
    public int? ContextWindow { get; init; }

    /// <summary>Null means unknown and is shown as <c>no price</c>, never as $0.</summary>
    public ModelPrice? Price { get; init; }

    /// <summary>Whose price it is, for people, for example <c>price list of 2026-08-21</c>; null without a price.</summary>
    public string? PriceSource { get; init; }

    /// <summary>Null when nobody said what it can do.</summary>
    public ModelCapabilities? Capabilities { get; init; }

    /// <summary>Goes on with an answer that is begun for it: a request may end in a message of the assistant.</summary>
    public bool TakesPrefill { get; init; }

    /// <summary>From sending a request to its response headers; null for the general limit.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>A gap in an answer that counts as a stall; null for the general one.</summary>
    public TimeSpan? StalledAfter { get; init; }

    /// <summary>Runs on this machine; shown as <c>local</c> in place of a price.</summary>
    public bool IsLocal { get; init; }

    /// <summary>A script and not a model. Must be said wherever the name appears.</summary>
    public bool IsSimulated { get; init; }

    /// <summary>An answer that came from a file: what the file says of the model, and nobody to ask.</summary>
    public bool IsImported { get; init; }

    /// <summary>Signature, 1 to 6: hue and shape of this model's marks. Never changes by itself.</summary>
    public int Slot { get; init; } = 1;
}
