using System.Net;

namespace ChatStudio.Tests.Support;

/// <summary>Answers every request with this body, without a network.</summary>
public sealed class CannedHandler(Stream body, string? contentType) : HttpMessageHandler
{
    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var response = new HttpResponseMessage(HttpStatusCode.OK) { Content = new StreamContent(body) };
        response.Content.Headers.ContentType = contentType is null ? null : new(contentType);
        return Task.FromResult(response);
    }
}
