namespace ChatStudio.Core.Providers;

/// <summary>A provider is configured wrongly. The message names the setting and says what to set; it never quotes a value.</summary>
public sealed class ProviderConfigurationException(string message) : Exception(message);
