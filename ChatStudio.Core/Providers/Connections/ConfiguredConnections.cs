using System.Globalization;
using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Ollama;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.Configuration;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>
/// Connections from outside the browser: <c>OPENAI_*</c>, <c>ANTHROPIC_*</c>, <c>OLLAMA_*</c>, and the section
/// <c>Providers</c> (<c>Providers__0__BaseUrl</c> as a variable).
/// </summary>
internal static class ConfiguredConnections
{
    /// <exception cref="ProviderConfigurationException">A value cannot be used; the message names its setting.</exception>
    public static IReadOnlyList<ConfiguredConnection> Read(IConfiguration configuration) =>
    [
        .. Read(
            new() { ApiKey = configuration["OPENAI_API_KEY"], BaseUrl = configuration["OPENAI_BASE_URL"], Model = configuration["OPENAI_MODEL"], Api = configuration["OPENAI_API"] },
            new() { ApiKey = configuration["ANTHROPIC_API_KEY"], BaseUrl = configuration["ANTHROPIC_BASE_URL"], Model = configuration["ANTHROPIC_MODEL"] },
            new() { ApiKey = configuration["OLLAMA_API_KEY"], Host = configuration["OLLAMA_HOST"], Model = configuration["OLLAMA_MODEL"] }),
        .. configuration.GetSection("Providers").GetChildren().Select(FromSection),
    ];

    /// <summary>Those of the three that are set.</summary>
    /// <exception cref="ProviderConfigurationException">An address or a key cannot be used.</exception>
    public static IReadOnlyList<ConfiguredConnection> Read(OpenAIOptions? openAI, AnthropicOptions? anthropic, OllamaOptions? ollama)
    {
        var read = new List<ConfiguredConnection>();
        if (openAI is { IsConfigured: true })
        {
            var url = Value(openAI.BaseUrl) ?? OpenAIOptions.DefaultBaseUrl;
            var endpoint = OpenAIEndpoint.TryCreate(url, openAI.ApiKey, out var usable, out var problem, SpeaksResponses(openAI.Api)) ? usable : throw Wrong("OPENAI_BASE_URL or OPENAI_API_KEY", problem);
            read.Add(FromEnvironment(endpoint, endpoint.SpeaksResponses ? ProviderDialect.OpenAIResponses : ProviderDialect.OpenAIChat, url, ProviderPresets.ForOrigin(endpoint.Origin), openAI.Model));
        }

        if (anthropic is { IsConfigured: true })
        {
            var url = Value(anthropic.BaseUrl) ?? AnthropicOptions.DefaultBaseUrl;
            var endpoint = AnthropicEndpoint.TryCreate(url, anthropic.ApiKey, out var usable, out var problem) ? usable : throw Wrong("ANTHROPIC_BASE_URL or ANTHROPIC_API_KEY", problem);
            read.Add(FromEnvironment(endpoint, ProviderDialect.Anthropic, url, ProviderPresets.Anthropic, anthropic.Model));
        }

        if (ollama is { IsConfigured: true })
        {
            var endpoint = OllamaEndpoint.TryCreate(ollama.Host!, ollama.ApiKey, out var usable, out var problem) ? usable : throw Wrong("OLLAMA_HOST or OLLAMA_API_KEY", problem);
            read.Add(FromEnvironment(endpoint, ProviderDialect.Ollama, OllamaHost.Address(ollama.Host!), ProviderPresets.Ollama, ollama.Model));
        }

        return read;
    }

    private static bool SpeaksResponses(string? api) => Value(api)?.ToLowerInvariant() switch
    {
        null or "chat" => false,
        "responses" => true,
        _ => throw Wrong("OPENAI_API", "It is either chat or responses."),
    };

    private static ConfiguredConnection FromEnvironment(ProviderEndpoint endpoint, ProviderDialect dialect, string url, ProviderPreset preset, string? model) => new(
        new(endpoint.Id, endpoint.Name, dialect, Address(url, "The base URL"))
        {
            Source = ConnectionSource.Environment,
            Preset = preset,
            Model = Value(model),
            ConcurrentStreams = ProviderConnection.MaxStreams,
        },
        endpoint.ApiKey);

    private static ConfiguredConnection FromSection(IConfigurationSection section)
    {
        var preset = Value(section["Preset"]) is { } named
            ? ProviderPresets.All.FirstOrDefault(known => string.Equals(known.Id, named, StringComparison.OrdinalIgnoreCase))
                ?? throw Wrong($"{section.Path}:Preset", $"It must be one of {string.Join(", ", ProviderPresets.All.Select(known => known.Id))}.")
            : null;
        var address = Address(Value(section["BaseUrl"]) ?? preset?.BaseUrl ?? "", $"{section.Path}:BaseUrl");
        preset ??= ProviderPresets.ForOrigin(address.Origin);
        var dialect = Value(section["Dialect"]) is not { } word ? preset.Dialect
            : Enum.TryParse<ProviderDialect>(word, ignoreCase: true, out var parsed) && Enum.IsDefined(parsed) ? parsed
            : throw Wrong($"{section.Path}:Dialect", $"It must be one of {string.Join(", ", Enum.GetNames<ProviderDialect>())}.");
        var name = Value(section["Name"]) ?? (preset == ProviderPresets.Other ? address.Display : preset.Name);
        var id = Value(section["Id"]) ?? string.Concat(name.ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-')).Trim('-');
        return new(
            new(id.Replace('/', '-'), name, dialect, address)
            {
                Source = ConnectionSource.Configuration,
                Preset = preset,
                Model = Value(section["Model"]),
                RequestTimeout = Seconds(section, "RequestTimeout"),
                StalledAfter = Seconds(section, "StalledAfter"),
                ConcurrentStreams = Value(section["ConcurrentStreams"]) is not { } count ? ProviderConnection.MaxStreams
                    : int.TryParse(count, NumberStyles.None, CultureInfo.InvariantCulture, out var streams) && streams is >= 1 and <= ProviderConnection.MaxStreams ? streams
                    : throw Wrong($"{section.Path}:ConcurrentStreams", $"It must be a whole number from 1 to {ProviderConnection.MaxStreams}."),
                Settings = new($"{section.Path}:ApiKey", $"{section.Path}:BaseUrl", preset.AddressHint, "does the base URL miss its path (often /v1)?"),
            },
            Key(section["ApiKey"], $"{section.Path}:ApiKey"));
    }

    private static TimeSpan? Seconds(IConfigurationSection section, string name)
        => Value(section[name]) is not { } text ? null
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= 86_400 ? TimeSpan.FromSeconds(seconds)
            : throw Wrong($"{section.Path}:{name}", "It must be a number of seconds above 0.");

    private static ConnectionAddress Address(string url, string setting)
        => ConnectionAddress.TryRead(url, out var address, out var problem) ? address : throw Wrong(setting, problem);

    private static string? Key(string? key, string setting) => KeyText.Problem(key) is { } problem ? throw Wrong(setting, problem) : Value(key);

    private static string? Value(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ProviderConfigurationException Wrong(string setting, string problem) => new($"{setting} cannot be used. {problem}");
}
