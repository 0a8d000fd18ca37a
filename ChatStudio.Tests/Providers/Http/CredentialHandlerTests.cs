using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Tests.Providers.Http;

/// <summary>A key goes to its origin or nowhere.</summary>
public sealed class CredentialHandlerTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("https://evil.example/v1/models")]
    [InlineData("http://api.example/v1/models")]
    [InlineData("https://api.example:444/v1/models")]
    [InlineData("https://api.example.evil/v1/models")]
    public async Task Request_with_a_key_for_another_origin_is_not_sent(string url)
    {
        foreach (var header in new[] { "Authorization", "x-api-key", "api-key", "x-goog-api-key", "Cookie" })
        {
            var socket = new Socket();
            var failure = await Assert.ThrowsAsync<ProviderException>(() => SendAsync(socket, url, header));
            Assert.Null(socket.Sent);
            Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Request_with_a_key_for_its_origin_is_sent_on_any_path()
    {
        var socket = new Socket();
        await SendAsync(socket, "https://API.example/elsewhere?x=1", "Authorization");
        Assert.Equal("Bearer secret", socket.Sent!["Authorization"]);
    }

    [Fact]
    public async Task Request_without_a_key_goes_anywhere()
    {
        var socket = new Socket();
        await SendAsync(socket, "https://elsewhere.example/", null);
        Assert.Empty(socket.Sent!);
    }

    [Fact]
    public async Task Key_moves_to_the_header_the_server_wants_and_back_for_the_next_attempt()
    {
        var socket = new Socket();
        using var client = new HttpMessageInvoker(new CredentialHandler("https://api.example", "api-key") { InnerHandler = socket });
        using var message = new HttpRequestMessage(HttpMethod.Get, "https://api.example/v1");
        message.Headers.Authorization = new("Bearer", "secret");

        for (var attempt = 0; attempt < 2; attempt++)
        {
            (await client.SendAsync(message, Token)).Dispose();
            Assert.Equal("secret", socket.Sent!["api-key"]);
            Assert.DoesNotContain("Authorization", socket.Sent.Keys);
        }

        Assert.Equal("secret", message.Headers.Authorization!.Parameter);
    }

    private static async Task SendAsync(Socket socket, string url, string? header)
    {
        using var client = new HttpMessageInvoker(new CredentialHandler("https://api.example", null) { InnerHandler = socket });
        using var message = new HttpRequestMessage(HttpMethod.Get, url);
        if (header is not null)
        {
            message.Headers.TryAddWithoutValidation(header, header == "Authorization" ? "Bearer secret" : "secret");
        }

        (await client.SendAsync(message, Token)).Dispose();
    }

    private sealed class Socket : HttpMessageHandler
    {
        public Dictionary<string, string>? Sent { get; private set; }

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Sent = request.Headers.ToDictionary(header => header.Key, header => header.Value.Single());
            return Task.FromResult(new HttpResponseMessage());
        }
    }
}
