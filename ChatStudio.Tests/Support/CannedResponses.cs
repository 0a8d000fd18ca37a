using System.Text;
using ChatStudio.Core.Providers.OpenAI;
using ChatStudio.Core.Providers.OpenAI.Responses;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatStudio.Tests.Support;

/// <summary>Reads a body with the Responses client without a network.</summary>
public static class CannedResponses
{
    public const string Start = """{"type":"response.created","sequence_number":0,"response":{"id":"resp_1","model":"m1","status":"in_progress","error":null,"output":[]}}""";

    public static Task<Transcript> ReadAsync(string body, string? contentType = "text/event-stream")
        => ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)), contentType);

    public static async Task<Transcript> ReadAsync(Stream body, string? contentType = "text/event-stream")
    {
        using var client = Client(body, contentType);
        return await Transcript.OfAsync(client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hi")]));
    }

    public static IChatClient Client(Stream body, string? contentType = "text/event-stream")
    {
        Assert.True(OpenAIEndpoint.TryCreate("http://localhost:1/v1/responses", "sk-secret-key", out var endpoint, out _));
        var handler = new CannedHandler(body, contentType);
        return new OpenAIResponsesClient(endpoint, "m", () => new HttpClient(handler, disposeHandler: false), new(), TimeProvider.System, NullLogger.Instance);
    }

    public static string Events(params string[] payloads) => string.Concat(payloads.Select(payload => $"event: any\ndata: {payload}\n\n"));

    /// <summary>A whole answer of these events.</summary>
    public static string Answer(params string[] events) => Events([Start, .. events, Completed()]);

    public static string Added(int index, string item) => $$"""{"type":"response.output_item.added","output_index":{{index}},"item":{{item}}}""";

    public static string Done(int index, string item) => $$"""{"type":"response.output_item.done","output_index":{{index}},"item":{{item}}}""";

    /// <summary>An event of this kind (<c>output_text.delta</c>) whose value is a JSON string.</summary>
    public static string Event(string kind, int index, string json, int part = 0)
        => $$"""{"type":"response.{{kind}}","item_id":"id_{{Guid.NewGuid()}}","output_index":{{index}},"{{(kind.Contains("summary", StringComparison.Ordinal) ? "summary_index" : "content_index")}}":{{part}},"{{Member(kind)}}":{{json}}}""";

    public static string Text(int index, string json) => Event("output_text.delta", index, json);

    public static string Completed(string output = "[]", string usage = """{"input_tokens":10,"input_tokens_details":{"cached_tokens":4},"output_tokens":7,"output_tokens_details":{"reasoning_tokens":5},"total_tokens":17}""")
        => $$$"""{"type":"response.completed","response":{"id":"resp_1","model":"m1","status":"completed","error":null,"incomplete_details":null,"output":{{{output}}},"usage":{{{usage}}} }}""";

    private static string Member(string kind) => kind switch
    {
        _ when kind.EndsWith(".delta", StringComparison.Ordinal) => "delta",
        "refusal.done" => "refusal",
        "function_call_arguments.done" => "arguments",
        "custom_tool_call_input.done" => "input",
        _ => "text",
    };
}
