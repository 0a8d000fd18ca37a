using System.Text;
using ChatStudio.Core.Providers.Anthropic;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatStudio.Tests.Support;

/// <summary>Reads a body with the Anthropic client without a network.</summary>
public static class CannedAnthropic
{
    /// <summary>The beginning of every stream.</summary>
    public const string Start = """{"type":"message_start","message":{"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[],"stop_reason":null,"usage":{"input_tokens":10,"output_tokens":1}}}""";

    public const string Stop = """{"type":"message_stop"}""";

    public static Task<Transcript> ReadAsync(string body, string? contentType = "text/event-stream")
        => ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)), contentType);

    public static async Task<Transcript> ReadAsync(Stream body, string? contentType = "text/event-stream")
    {
        using var client = Client(body, contentType);
        return await Transcript.OfAsync(client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hi")]));
    }

    public static IChatClient Client(Stream body, string? contentType = "text/event-stream", TimeProvider? time = null)
    {
        Assert.True(AnthropicEndpoint.TryCreate("http://localhost:1", "sk-secret-key", out var endpoint, out _));
        var handler = new CannedHandler(body, contentType);
        return new AnthropicChatClient(
            endpoint, "m", () => new HttpClient(handler, disposeHandler: false), new(), AnthropicModel.Unknown, time ?? TimeProvider.System, NullLogger<AnthropicChatClient>.Instance);
    }

    /// <summary>Events with these payloads, named as they name themselves.</summary>
    public static string Events(params string[] payloads) => string.Concat(payloads.Select(payload => $"event: any\ndata: {payload}\n\n"));

    /// <summary>A whole text answer.</summary>
    public static string Answer(params string[] blocks) => Events([Start, .. blocks, End(), Stop]);

    public static string Open(int index, string block) => $$"""{"type":"content_block_start","index":{{index}},"content_block":{{block}}}""";

    public static string Delta(int index, string delta) => $$"""{"type":"content_block_delta","index":{{index}},"delta":{{delta}}}""";

    public static string Text(int index, string json) => Delta(index, $$"""{"type":"text_delta","text":{{json}}}""");

    public static string Close(int index) => $$"""{"type":"content_block_stop","index":{{index}}}""";

    public static string End(string reason = "end_turn", string usage = """{"output_tokens":7}""")
        => $$"""{"type":"message_delta","delta":{"stop_reason":"{{reason}}","stop_sequence":null},"usage":{{usage}}}""";
}
