namespace ChatStudio.Core.Providers;

/// <summary>How a provider is configured, for sentences that say what to change.</summary>
/// <param name="Key">The setting that holds its key, for example <c>OPENAI_API_KEY</c>.</param>
/// <param name="Address">The setting that holds its address, for example <c>OPENAI_BASE_URL</c>.</param>
/// <param name="AddressHint">What a right address looks like, for example <c>it usually ends in /v1</c>.</param>
/// <param name="PathHint">What to try where something else answered, a sentence without its beginning.</param>
internal sealed record ProviderSettings(string Key, string Address, string AddressHint, string PathHint);
