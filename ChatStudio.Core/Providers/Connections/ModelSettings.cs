namespace ChatStudio.Core.Providers.Connections;

/// <summary>What a person chose for one model, and the signature it was given.</summary>
public sealed record ModelSettings
{
    public static ModelSettings None { get; } = new();

    /// <summary>Not offered where models are picked.</summary>
    public bool IsHidden { get; init; }

    /// <summary>Signature, 1 to 6; null before it is first listed or used. Never changes by itself.</summary>
    public int? Slot { get; init; }

    /// <summary>A person's own price, in place of any other.</summary>
    public ModelPrice? Price { get; init; }
}
