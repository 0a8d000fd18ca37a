using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Browser;

/// <summary>The environment of somebody who has a provider.</summary>
internal static class ProviderSettings
{
    public const string Key = "sk-test-2f6c1e";

    public static (string, string)[] For(ProviderServer provider) => For(provider.BaseUrl);

    public static (string, string)[] For(string baseUrl) =>
        [("OPENAI_BASE_URL", baseUrl), ("OPENAI_API_KEY", Key), ("OPENAI_MODEL", "test-model")];
}
