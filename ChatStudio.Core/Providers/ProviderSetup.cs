namespace ChatStudio.Core.Providers;

/// <summary>Where a person changes how a provider is reached. Holds names of settings, never what is in them.</summary>
/// <param name="KeySetting">For example <c>OPENAI_API_KEY</c>; null when there is none.</param>
/// <param name="AddressSetting">For example <c>OPENAI_BASE_URL</c>; null when the address cannot be set.</param>
/// <param name="HasKey">A key is set, right or wrong.</param>
public sealed record ProviderSetup(string? KeySetting, string? AddressSetting, bool HasKey)
{
    /// <summary>A change holds at once; otherwise ChatStudio has to be started again.</summary>
    public bool IsLive { get; init; }

    /// <summary>Nothing to set: the provider is part of ChatStudio.</summary>
    public static ProviderSetup None { get; } = new(null, null, false);
}
