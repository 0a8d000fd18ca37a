using System.Text;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatStudio.Tests.Support;

/// <summary>Reads a body with the OpenAI client without a network.</summary>
public static class CannedAnswer
{
    public static Task<Transcript> ReadAsync(string body, string? contentType = "text/event-stream")
        => ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)), contentType);

    public static async Task<Transcript> ReadAsync(Stream body, string? contentType = "text/event-stream")
    {
        using var client = Client(body, contentType);
        return await Transcript.OfAsync(client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hi")]));
    }

    public static IChatClient Client(Stream body, string? contentType = "text/event-stream", TimeProvider? time = null)
    {
        Assert.True(OpenAIEndpoint.TryCreate("http://localhost:1/v1", "sk-secret-key", out var endpoint, out _));
        var handler = new CannedHandler(body, contentType);
        return new OpenAIChatClient(endpoint, "m", () => new HttpClient(handler, disposeHandler: false), new(), time ?? TimeProvider.System, NullLogger<OpenAIChatClient>.Instance);
    }

    /// <summary>Events with these payloads, and no end marker.</summary>
    public static string Events(params string[] payloads) => string.Concat(payloads.Select(payload => $"data: {payload}\n\n"));

    /// <summary>A chunk with this <c>delta</c>.</summary>
    public static string Delta(string delta) => $$$"""{"id":"c1","model":"m1","choices":[{"index":0,"delta":{{{delta}}},"finish_reason":null}]}""";

    public const string Stop = """{"choices":[{"index":0,"delta":{},"finish_reason":"stop"}]}""";

    public const string Done = "[DONE]";
}
