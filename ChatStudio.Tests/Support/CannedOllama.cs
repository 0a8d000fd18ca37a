using System.Text;
using ChatStudio.Core.Providers.Ollama;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatStudio.Tests.Support;

/// <summary>Reads a body with the Ollama client without a network.</summary>
public static class CannedOllama
{
    public static Task<Transcript> ReadAsync(string body) => ReadAsync(new MemoryStream(Encoding.UTF8.GetBytes(body)));

    public static async Task<Transcript> ReadAsync(Stream body)
    {
        Assert.True(OllamaEndpoint.TryCreate("localhost:1", "sk-secret-key", out var endpoint, out _));
        using var handler = new CannedHandler(body, "application/x-ndjson");
        using var client = new OllamaChatClient(endpoint, "m", () => new HttpClient(handler, disposeHandler: false), new(), TimeProvider.System, NullLogger<OllamaChatClient>.Instance);
        return await Transcript.OfAsync(client.GetStreamingResponseAsync([new ChatMessage(ChatRole.User, "Hi")]));
    }

    public static string Lines(params string[] lines) => string.Concat(lines.Select(line => line + "\n"));

    /// <summary>A line with these members of its message.</summary>
    public static string Line(string members) => $$$"""{"model":"m1","created_at":"2026-08-04T19:59:02.854866123Z","message":{"role":"assistant",{{{members}}}},"done":false}""";

    public static string Text(string json) => Line($"\"content\":{json}");

    public static string End(string reason = "stop")
        => $$$"""{"model":"m1","created_at":"2026-08-04T19:59:02+02:00","message":{"role":"assistant","content":""},"done":true,"done_reason":"{{{reason}}}","total_duration":4000,"load_duration":1000,"prompt_eval_count":26,"prompt_eval_duration":500,"eval_count":298,"eval_duration":2500}""";
}
