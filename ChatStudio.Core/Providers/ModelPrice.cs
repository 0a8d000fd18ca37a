namespace ChatStudio.Core.Providers;

/// <summary>Price in US dollars per million tokens.</summary>
public sealed record ModelPrice(decimal Input, decimal Output, decimal? CachedInput = null);
