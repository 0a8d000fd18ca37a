using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace ChatStudio.Tests.Support;

/// <summary>
/// The script of one HTTP answer: status and headers, then steps in order. Every builder method returns the same reply, so a
/// test reads as the exchange it stages:
/// <code>ProviderReply.Stream().Text("Hel").Wait(gate.Task).Text("lo").Finish()</code>
/// A reply that ends without <see cref="Finish"/> is a clean cut: the HTTP body is complete, the protocol's end marker is missing.
/// </summary>
public sealed class ProviderReply
{
    private readonly List<Func<HttpContext, CancellationToken, Task>> _steps = [];
    private readonly Dictionary<string, string> _headers = new(StringComparer.OrdinalIgnoreCase);
    private readonly List<Func<CancellationToken, Task>> _beforeHeaders = [];
    private int _status = 200;
    private string? _contentType;

    /// <summary>A 200 answer of type <c>text/event-stream</c> without events yet.</summary>
    public static ProviderReply Stream() => new() { _contentType = "text/event-stream; charset=utf-8" };

    /// <summary>A whole, well-ended OpenAI stream of these text deltas.</summary>
    public static ProviderReply Chat(params string[] deltas)
    {
        var reply = Stream();
        foreach (var delta in deltas)
        {
            reply.Text(delta);
        }

        return reply.Finish();
    }

    public static ProviderReply Json(int status, string body)
        => new ProviderReply { _status = status, _contentType = "application/json" }.Raw(body);

    /// <summary>An error in OpenAI's shape.</summary>
    public static ProviderReply Error(int status, string message, string? code = null, string type = "invalid_request_error")
        => Json(status, JsonSerializer.Serialize(new { error = new { message, type, code } }));

    /// <summary>What a captive portal or a wrong base URL answers.</summary>
    public static ProviderReply HtmlPage(int status = 200)
        => new ProviderReply { _status = status, _contentType = "text/html" }
            .Raw("<!doctype html><html><head><title>Sign in</title></head><body><script>alert(1)</script></body></html>");

    /// <summary>Any bytes at all, to stage a body of one's own.</summary>
    public static ProviderReply Bytes(string? contentType = null, int status = 200) => new() { _status = status, _contentType = contentType };

    /// <summary>Accepts the request and never answers, until the client leaves.</summary>
    public static ProviderReply HangBeforeHeaders() => new ProviderReply().WaitBeforeHeaders(new TaskCompletionSource().Task);

    public ProviderReply Header(string name, string value)
    {
        _headers[name] = value;
        return this;
    }

    /// <summary>Holds the status line back until <paramref name="gate"/> completes.</summary>
    public ProviderReply WaitBeforeHeaders(Task gate)
    {
        _beforeHeaders.Add(gate.WaitAsync);
        return this;
    }

    /// <summary>Writes and flushes; what one call writes usually arrives as one read.</summary>
    public ProviderReply Raw(string text) => Raw(Encoding.UTF8.GetBytes(text));

    public ProviderReply Raw(ReadOnlyMemory<byte> bytes)
        => Step(async (context, aborted) =>
        {
            await context.Response.Body.WriteAsync(bytes, aborted);
            await context.Response.Body.FlushAsync(aborted);
        });

    /// <summary>One SSE event with this payload.</summary>
    public ProviderReply Event(string json) => Raw($"data: {json}\n\n");

    /// <summary>One chunk of answer text.</summary>
    public ProviderReply Text(string delta) => Raw(TextEvent(delta));

    /// <summary>One chunk of reasoning.</summary>
    public ProviderReply Reasoning(string delta) => Delta($$"""{"reasoning_content":{{JsonSerializer.Serialize(delta)}}}""");

    /// <summary>One chunk with this <c>delta</c> object.</summary>
    public ProviderReply Delta(string json) => Raw(DeltaEvent(json));

    /// <summary>An error inside the stream, in OpenAI's shape.</summary>
    public ProviderReply ErrorEvent(string message, string type = "server_error")
        => Event(JsonSerializer.Serialize(new { error = new { message, type } }));

    /// <summary>The end as the protocol wants it: finish reason, usage, <c>[DONE]</c>.</summary>
    public ProviderReply Finish(string reason = "stop", int promptTokens = 12, int completionTokens = 34) => Raw(EndEvents(reason, promptTokens, completionTokens));

    /// <summary>Holds the stream until <paramref name="gate"/> completes or the client leaves.</summary>
    public ProviderReply Wait(Task gate) => Step((_, aborted) => gate.WaitAsync(aborted));

    /// <summary>Real time between two writes; prefer <see cref="Wait"/> where a test can open a gate.</summary>
    public ProviderReply Delay(TimeSpan time) => Step((_, aborted) => Task.Delay(time, aborted));

    /// <summary>Says nothing more until the client leaves.</summary>
    public ProviderReply Hang() => Step((_, aborted) => Task.Delay(Timeout.Infinite, aborted));

    /// <summary>Breaks the connection off, in the middle of the chunked body.</summary>
    public ProviderReply Reset() => Step((context, _) =>
    {
        context.Abort();
        return Task.CompletedTask;
    });

    public ProviderReply Step(Func<HttpContext, CancellationToken, Task> step)
    {
        _steps.Add(step);
        return this;
    }

    /// <summary>The bytes of one chunk of answer text.</summary>
    internal static string TextEvent(string delta) => DeltaEvent($$"""{"content":{{JsonSerializer.Serialize(delta)}}}""");

    /// <summary>The bytes of <see cref="Finish"/>.</summary>
    internal static string EndEvents(string reason = "stop", int promptTokens = 12, int completionTokens = 34)
        => $$$"""
        data: {"id":"chatcmpl-test","object":"chat.completion.chunk","created":1,"model":"test-model","choices":[{"index":0,"delta":{},"finish_reason":"{{{reason}}}"}]}

        data: {"id":"chatcmpl-test","object":"chat.completion.chunk","created":1,"model":"test-model","choices":[],"usage":{"prompt_tokens":{{{promptTokens}}},"completion_tokens":{{{completionTokens}}},"total_tokens":{{{promptTokens + completionTokens}}}}}

        data: [DONE]


        """;

    internal async Task PlayAsync(HttpContext context)
    {
        var aborted = context.RequestAborted;
        foreach (var wait in _beforeHeaders)
        {
            await wait(aborted);
        }

        context.Response.StatusCode = _status;
        context.Response.ContentType = _contentType;
        foreach (var (name, value) in _headers)
        {
            context.Response.Headers[name] = value;
        }

        await context.Response.StartAsync(aborted);
        foreach (var step in _steps)
        {
            await step(context, aborted);
        }
    }

    private static string DeltaEvent(string json)
        => $"data: {$$"""{"id":"chatcmpl-test","object":"chat.completion.chunk","created":1,"model":"test-model","choices":[{"index":0,"delta":{{json}},"finish_reason":null}]}"""}\n\n";
}
