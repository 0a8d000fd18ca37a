namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>Anthropic, or a server that speaks its Messages API, as configured; it exists when a key or a base URL is set. Prints without the key.</summary>
public sealed class AnthropicOptions
{
    public const string DefaultBaseUrl = "https://api.anthropic.com";

    /// <summary>
    /// Name of a <see cref="Microsoft.Extensions.AI.ChatOptions.AdditionalProperties"/> entry: how many tokens the model may think
    /// (an <see cref="int"/>, at least 1024), for models that take a budget. Others are steered by the effort.
    /// </summary>
    public const string ThinkingBudget = "thinking_budget";

    /// <summary><c>ANTHROPIC_API_KEY</c>.</summary>
    public string? ApiKey { get; init; }

    /// <summary><c>ANTHROPIC_BASE_URL</c>, with or without <c>/v1</c>; default <see cref="DefaultBaseUrl"/>.</summary>
    public string? BaseUrl { get; init; }

    /// <summary><c>ANTHROPIC_MODEL</c>: the model a new chat starts with; default is the first one the server lists.</summary>
    public string? Model { get; init; }

    internal bool IsConfigured => !string.IsNullOrWhiteSpace(ApiKey) || !string.IsNullOrWhiteSpace(BaseUrl);

    public override string ToString() => nameof(AnthropicOptions);
}
