namespace ChatStudio.Core.Providers.Prices;

/// <summary>What the table knows of a model.</summary>
/// <param name="ContextWindow">Tokens of prompt and answer together; null when not noted.</param>
internal sealed record ModelFacts(ModelPrice Price, int? ContextWindow, ModelCapabilities Capabilities);
