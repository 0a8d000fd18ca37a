using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Connections;
using Microsoft.Extensions.Configuration;

namespace ChatStudio.Tests.Providers.Connections;

public sealed class ConfiguredConnectionsTests
{
    [Fact]
    public void Nothing_set_is_nothing_configured() => Assert.Empty(Read());

    [Fact]
    public void Environment_names_three_providers_and_their_keys_stay_apart()
    {
        var read = Read(("OPENAI_API_KEY", "sk-openai-0123456789"), ("OPENAI_MODEL", "gpt-5"), ("ANTHROPIC_API_KEY", "sk-ant-0123456789abc"), ("OLLAMA_HOST", "gpu-box"));

        Assert.Equal(
            [
                ("openai", "OpenAI", ProviderDialect.OpenAIChat, "https://api.openai.com", "sk-openai-0123456789"),
                ("anthropic", "Anthropic", ProviderDialect.Anthropic, "https://api.anthropic.com", "sk-ant-0123456789abc"),
                ("ollama-gpu-box-11434", "gpu-box:11434 (Ollama)", ProviderDialect.Ollama, "http://gpu-box:11434", (string?)null),
            ],
            read.Select(one => (one.Connection.Id, one.Connection.Name, one.Connection.Dialect, one.Connection.Address.Origin, one.Key)));
        Assert.All(read, one => Assert.Equal(ConnectionSource.Environment, one.Connection.Source));
        Assert.Equal("gpt-5", read[0].Connection.Model);
        Assert.DoesNotContain("0123456789", string.Join(' ', read), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("gpu-box", "http://gpu-box:11434")]
    [InlineData("gpu-box:8080", "http://gpu-box:8080")]
    [InlineData(":11500", "http://127.0.0.1:11500")]
    [InlineData("0.0.0.0", "http://127.0.0.1:11434")]
    [InlineData("0.0.0.0:11500", "http://127.0.0.1:11500")]
    [InlineData("[::1]", "http://[::1]:11434")]
    [InlineData("http://gpu-box:8080/", "http://gpu-box:8080")]
    [InlineData("https://ollama.lan", "https://ollama.lan")]
    public void Ollama_host_is_read_as_Ollama_reads_it(string host, string url)
        => Assert.Equal(url, Assert.Single(Read(("OLLAMA_HOST", host))).Connection.Address.Origin);

    [Fact]
    public void Section_names_any_number_and_a_preset_fills_in_the_rest()
    {
        var read = Read(
            ("Providers:0:Preset", "groq"), ("Providers:0:ApiKey", "gsk_0123456789"),
            ("Providers:1:Name", "Lab vLLM"), ("Providers:1:BaseUrl", "http://vllm-01.lan:8000/v1"), ("Providers:1:Model", "qwen"),
            ("Providers:1:RequestTimeout", "30"), ("Providers:1:StalledAfter", "0.5"), ("Providers:1:ConcurrentStreams", "2"));

        Assert.Equal([("groq", "Groq", "https://api.groq.com/openai/v1"), ("lab-vllm", "Lab vLLM", "http://vllm-01.lan:8000/v1")], read.Select(one => (one.Connection.Id, one.Connection.Name, one.Connection.Address.Text)));
        Assert.Equal("gsk_0123456789", read[0].Key);
        Assert.Equal((TimeSpan.FromSeconds(30), TimeSpan.FromSeconds(0.5), 2, "qwen"), (read[1].Connection.RequestTimeout, read[1].Connection.StalledAfter, read[1].Connection.ConcurrentStreams, read[1].Connection.Model));
        Assert.All(read, one => Assert.Equal(ConnectionSource.Configuration, one.Connection.Source));
    }

    [Theory]
    [InlineData("OPENAI_BASE_URL", "ftp://x", "OPENAI_BASE_URL")]
    [InlineData("ANTHROPIC_BASE_URL", "ftp://x", "ANTHROPIC_BASE_URL")]
    [InlineData("ANTHROPIC_API_KEY", "two words", "ANTHROPIC_API_KEY")]
    [InlineData("OLLAMA_HOST", "ftp://x", "OLLAMA_HOST")]
    [InlineData("Providers:0:Name", "no address", "Providers:0:BaseUrl")]
    [InlineData("Providers:0:Preset", "nobody", "Providers:0:Preset")]
    public void Wrong_value_is_refused_by_the_name_of_its_setting(string key, string value, string setting)
    {
        var failure = Assert.Throws<ProviderConfigurationException>(() => Read((key, value)));
        Assert.Contains(setting, failure.Message, StringComparison.Ordinal);
        Assert.DoesNotContain(value, failure.Message, StringComparison.Ordinal);
    }

    private static IReadOnlyList<ConfiguredConnection> Read(params (string Key, string Value)[] settings)
        => ConfiguredConnections.Read(new ConfigurationBuilder().AddInMemoryCollection(settings.Select(setting => KeyValuePair.Create(setting.Key, (string?)setting.Value))).Build());
}
