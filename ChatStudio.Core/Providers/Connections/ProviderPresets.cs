namespace ChatStudio.Core.Providers.Connections;

/// <summary>The providers that can be added by name. Addresses are those of their own documentation.</summary>
public static class ProviderPresets
{
    public static ProviderPreset OpenAI { get; } = new("openai", "OpenAI", ProviderDialect.OpenAIChat, "https://api.openai.com/v1")
    {
        KeyPage = "platform.openai.com/api-keys",
        PricesOf = "openai",
    };

    public static ProviderPreset Anthropic { get; } = new("anthropic", "Anthropic", ProviderDialect.Anthropic, "https://api.anthropic.com")
    {
        KeyPage = "console.anthropic.com/settings/keys",
        AddressHint = "it is usually https://api.anthropic.com",
        PricesOf = "anthropic",
    };

    public static ProviderPreset Ollama { get; } = new("ollama", "Ollama", ProviderDialect.Ollama, "http://localhost:11434")
    {
        NeedsKey = false,
        AddressHint = "it is usually http://localhost:11434",
    };

    public static ProviderPreset LMStudio { get; } = new("lm-studio", "LM Studio", ProviderDialect.OpenAIChat, "http://localhost:1234/v1") { NeedsKey = false };

    /// <summary>Any server that speaks Chat Completions.</summary>
    public static ProviderPreset Other { get; } = new("other", "Other compatible", ProviderDialect.OpenAIChat, "") { NeedsKey = false };

    /// <summary>In the order to offer them: hosted ones first, then servers of one's own.</summary>
    public static IReadOnlyList<ProviderPreset> All { get; } =
    [
        OpenAI,
        new("openai-responses", "OpenAI Responses", ProviderDialect.OpenAIResponses, OpenAI.BaseUrl) { KeyPage = OpenAI.KeyPage, PricesOf = OpenAI.PricesOf },
        Anthropic,
        new("gemini", "Gemini", ProviderDialect.OpenAIChat, "https://generativelanguage.googleapis.com/v1beta/openai")
        {
            KeyPage = "aistudio.google.com/apikey",
            AddressHint = "it usually ends in /v1beta/openai",
            PricesOf = "google",
        },
        new("openrouter", "OpenRouter", ProviderDialect.OpenAIChat, "https://openrouter.ai/api/v1") { KeyPage = "openrouter.ai/settings/keys", AddressHint = "it usually ends in /api/v1" },
        new("groq", "Groq", ProviderDialect.OpenAIChat, "https://api.groq.com/openai/v1") { KeyPage = "console.groq.com/keys", AddressHint = "it usually ends in /openai/v1", PricesOf = "groq" },
        new("deepseek", "DeepSeek", ProviderDialect.OpenAIChat, "https://api.deepseek.com/v1") { KeyPage = "platform.deepseek.com/api_keys", PricesOf = "deepseek" },
        new("mistral", "Mistral", ProviderDialect.OpenAIChat, "https://api.mistral.ai/v1") { KeyPage = "console.mistral.ai/api-keys", PricesOf = "mistral" },
        new("xai", "xAI", ProviderDialect.OpenAIChat, "https://api.x.ai/v1") { KeyPage = "console.x.ai", PricesOf = "xai" },
        new("azure", "Azure OpenAI", ProviderDialect.OpenAIChat, "https://<resource>.openai.azure.com/openai/v1")
        {
            KeyPage = "your resource in the Azure portal, Keys and Endpoint",
            KeyHeader = "api-key",
            AddressHint = "it usually ends in /openai/v1; the model is the name of your deployment",
            PricesOf = "openai",
        },
        Ollama,
        LMStudio,
        new("llama.cpp", "llama.cpp", ProviderDialect.OpenAIChat, "http://localhost:8080/v1") { NeedsKey = false },
        new("vllm", "vLLM", ProviderDialect.OpenAIChat, "http://localhost:8000/v1") { NeedsKey = false, ContinuesMessages = true },
        Other,
    ];

    /// <summary>The preset with this id; <see cref="Other"/> for one that is not known (any more).</summary>
    public static ProviderPreset Find(string? id)
        => All.FirstOrDefault(preset => string.Equals(preset.Id, id, StringComparison.OrdinalIgnoreCase)) ?? Other;

    /// <summary>The preset whose server an address leads to, for connections that name none.</summary>
    internal static ProviderPreset ForOrigin(string origin)
        => All.FirstOrDefault(preset => preset.BaseUrl.StartsWith("https://", StringComparison.Ordinal) && preset.BaseUrl.StartsWith(origin, StringComparison.OrdinalIgnoreCase))
            ?? (origin.EndsWith(".openai.azure.com", StringComparison.OrdinalIgnoreCase) ? Find("azure") : Other);
}
