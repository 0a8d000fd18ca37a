using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ChatStudio.Core.Providers.Simulated;
using ChatStudio.Core.Providers.Simulated.Dialects;
using Microsoft.Extensions.Time.Testing;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>Talks to a simulator of its own whose clock moves only by hand.</summary>
internal sealed class SimulatorConversation : IDisposable
{
    public static readonly DateTimeOffset Start = new(2026, 11, 24, 4, 0, 0, TimeSpan.Zero);

    private readonly HttpMessageInvoker _invoker;

    public SimulatorConversation(SimulatedDialect? dialect = null)
    {
        Time = new FakeTimeProvider(Start);
        _invoker = new HttpMessageInvoker(new SimulatedMessageHandler(Time, dialect ?? SimulatedDialect.ChatCompletions));
    }

    public FakeTimeProvider Time { get; }

    public static string Body(string model, string prompt, bool stream = true, bool usage = false, string? extra = null)
    {
        var body = new JsonObject
        {
            ["model"] = model,
            ["stream"] = stream,
            ["messages"] = new JsonArray(new JsonObject { ["role"] = "user", ["content"] = prompt }),
        };
        if (usage)
        {
            body["stream_options"] = new JsonObject { ["include_usage"] = true };
        }

        var json = body.ToJsonString();
        return extra is null ? json : $"{json[..^1]},{extra}}}";
    }

    public Task<HttpResponseMessage> PostAsync(string body, CancellationToken cancellationToken)
        => SendAsync(HttpMethod.Post, "/v1/chat/completions", body, cancellationToken);

    public Task<HttpResponseMessage> SendAsync(HttpMethod method, string path, string? body, CancellationToken cancellationToken)
        => _invoker.SendAsync(
            new(method, "http://any.where" + path) { Content = body is null ? null : new StringContent(body, Encoding.UTF8, "application/json") },
            cancellationToken);

    /// <summary>Reads a stream to its end, moving the clock on by <paramref name="step"/> whenever nothing is due.</summary>
    public async Task<IReadOnlyList<(TimeSpan At, string Bytes)>> ReadAsync(string body, TimeSpan step, string path = "/v1/chat/completions")
    {
        using var response = await SendAsync(HttpMethod.Post, path, body, TestContext.Current.CancellationToken);
        Assert.True(response.IsSuccessStatusCode, await Describe(response));
        await using var stream = await response.Content.ReadAsStreamAsync(TestContext.Current.CancellationToken);
        var start = Time.GetUtcNow();
        var reads = new List<(TimeSpan, string)>();
        var buffer = new byte[64 * 1024];
        while (true)
        {
            var read = stream.ReadAsync(buffer, TestContext.Current.CancellationToken).AsTask();
            while (!read.IsCompleted)
            {
                Time.Advance(step);
                await Task.Yield();
            }

            var count = await read;
            if (count == 0)
            {
                return reads;
            }

            reads.Add((Time.GetUtcNow() - start, Encoding.UTF8.GetString(buffer, 0, count)));
        }
    }

    /// <summary>The payloads of all events with the time at which each was read.</summary>
    public async Task<IReadOnlyList<(TimeSpan At, string Data)>> ReadEventsAsync(string body, TimeSpan? step = null)
        => [.. (await ReadAsync(body, step ?? TimeSpan.FromMilliseconds(1)))
            .SelectMany(read => read.Bytes.Split("\n\n", StringSplitOptions.RemoveEmptyEntries).Select(data => (read.At, data["data: ".Length..])))];

    public static string? Delta(string data, string name = "content")
    {
        if (data == "[DONE]")
        {
            return null;
        }

        using var json = JsonDocument.Parse(data);
        return json.RootElement.TryGetProperty("choices", out var choices) && choices.GetArrayLength() > 0
            && choices[0].GetProperty("delta").TryGetProperty(name, out var value) && value.ValueKind is JsonValueKind.String
            && value.GetString() is { Length: > 0 } text ? text : null;
    }

    public void Dispose()
    {
        _invoker.Dispose();
    }

    private static async Task<string> Describe(HttpResponseMessage response)
        => response.IsSuccessStatusCode ? "" : await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
}
