using ChatStudio.Core.Providers.OpenAI;

namespace ChatStudio.Tests.Providers.OpenAI;

public sealed class OpenAIEndpointTests
{
    [Theory]
    [InlineData("https://api.openai.com/v1", "https://api.openai.com/v1/chat/completions", "openai", "OpenAI")]
    [InlineData("https://api.openai.com/v1/", "https://api.openai.com/v1/chat/completions", "openai", "OpenAI")]
    [InlineData("https://api.openai.com", "https://api.openai.com/v1/chat/completions", "openai", "OpenAI")]
    [InlineData(" http://localhost:11434/v1/chat/completions/ ", "http://localhost:11434/v1/chat/completions", "localhost-11434", "localhost:11434")]
    [InlineData("localhost:8080", "http://localhost:8080/v1/chat/completions", "localhost-8080", "localhost:8080")]
    [InlineData("https://openrouter.ai/api/v1", "https://openrouter.ai/api/v1/chat/completions", "openrouter.ai", "openrouter.ai")]
    [InlineData("https://r.openai.azure.com/openai/deployments/d?api-version=1", "https://r.openai.azure.com/openai/deployments/d/chat/completions?api-version=1", "r.openai.azure.com", "r.openai.azure.com")]
    [InlineData("http://[::1]:8080/v1", "http://[::1]:8080/v1/chat/completions", "1--8080", "[::1]:8080")]
    public void Base_url_is_taken_as_people_paste_it(string pasted, string chat, string id, string name)
    {
        Assert.True(OpenAIEndpoint.TryCreate(pasted, null, out var endpoint, out _));
        Assert.Equal((chat, id, name), (endpoint.ChatCompletions.AbsoluteUri, endpoint.Id, endpoint.Name));
    }

    [Theory]
    [InlineData("ftp://host/v1", null)]
    [InlineData("http://", null)]
    [InlineData("https://user:secret@host/v1", null)]
    [InlineData("https://host/v1", "two\nlines")]
    [InlineData("https://host/v1", "schlüssel")]
    public void Unusable_settings_are_explained_without_quoting_them(string url, string? key)
    {
        Assert.False(OpenAIEndpoint.TryCreate(url, key, out _, out var problem));
        Assert.DoesNotContain("secret", problem, StringComparison.Ordinal);
        Assert.NotEmpty(problem);
    }

    [Theory]
    [InlineData("http://127.0.0.1:1/v1", true)]
    [InlineData("http://localhost:1", true)]
    [InlineData("https://host", false)]
    public void Loopback_is_local(string url, bool local)
    {
        Assert.True(OpenAIEndpoint.TryCreate(url, null, out var endpoint, out _));
        Assert.Equal(local, endpoint.IsLocal);
    }
}
