using System.Net;
using ChatStudio.Core.Providers.Simulated.Dialects;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>The bytes of the other two dialects; Chat Completions have their own tests.</summary>
public sealed class SimulatedDialectTests
{
    private const string Question = "\"messages\":[{\"role\":\"user\",\"content\":\"repeat after me: one 😀 \\\"two\\\"\"}]";

    [Fact]
    public async Task Messages_stream_is_byte_for_byte_what_Anthropic_sends()
    {
        var bytes = await StreamAsync(SimulatedDialect.Messages, "/v1/messages", $"{{\"model\":\"steady-50\",\"max_tokens\":100,\"stream\":true,{Question}}}");

        Assert.Equal(
            "event: message_start\ndata: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_sim#\",\"type\":\"message\",\"role\":\"assistant\",\"model\":\"steady-50\",\"content\":[],"
            + "\"stop_reason\":null,\"stop_sequence\":null,\"usage\":{\"input_tokens\":13,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,\"output_tokens\":1,\"service_tier\":\"standard\"}}}\n\n"
            + "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n"
            + "event: ping\ndata: {\"type\": \"ping\"}\n\n"
            + Delta("one") + Delta(" \\uD83D\\uDE00") + Delta(" \\\"") + Delta("two") + Delta("\\\"")
            + "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
            + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},"
            + "\"usage\":{\"input_tokens\":13,\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,\"output_tokens\":5,\"service_tier\":\"standard\"}}\n\n"
            + "event: message_stop\ndata: {\"type\":\"message_stop\"}\n\n",
            bytes);

        static string Delta(string text)
            => $"event: content_block_delta\ndata: {{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{{\"type\":\"text_delta\",\"text\":\"{text}\"}}}}\n\n";
    }

    [Fact]
    public async Task Hidden_thinking_is_signed_and_says_nothing()
    {
        var bytes = await StreamAsync(
            SimulatedDialect.Messages, "/v1/messages", $"{{\"model\":\"reasoning-first\",\"max_tokens\":9000,\"stream\":true,\"thinking\":{{\"type\":\"adaptive\",\"display\":\"omitted\"}},{Question}}}");

        Assert.DoesNotContain("thinking_delta", bytes, StringComparison.Ordinal);
        var signature = bytes.IndexOf("signature_delta", StringComparison.Ordinal);
        Assert.InRange(bytes.IndexOf("\"index\":1,\"content_block\":{\"type\":\"text\"", StringComparison.Ordinal), signature, int.MaxValue);
    }

    [Theory]
    [InlineData("/v1/messages", "\"max_tokens\":9000,\"stream\":true,\"thinking\":{\"type\":\"disabled\"},")]
    [InlineData("/api/chat", "\"think\":false,")]
    [InlineData("/v1/chat/completions", "\"stream\":true,\"reasoning_effort\":\"none\",")]
    public async Task Reasoning_can_be_switched_off(string path, string options)
    {
        var bytes = await StreamAsync(Of(path), path, $"{{\"model\":\"reasoning-first\",{options}{Question}}}");

        Assert.DoesNotContain("thinking", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("reasoning_content", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Ollama_stream_is_byte_for_byte_what_Ollama_sends()
    {
        var bytes = await StreamAsync(SimulatedDialect.Ollama, "/api/chat", $"{{\"model\":\"steady-50\",{Question}}}");

        Assert.Equal(
            Line("00.3000000", "one") + Line("00.3200000", " \\uD83D\\uDE00") + Line("00.3400000", " \\\"") + Line("00.3600000", "two") + Line("00.3800000", "\\\"")
            + "{\"model\":\"steady-50\",\"created_at\":\"2026-11-24T04:00:00.3800000Z\",\"message\":{\"role\":\"assistant\",\"content\":\"\"},\"done\":true,\"done_reason\":\"stop\","
            + "\"total_duration\":380000000,\"load_duration\":200000000,\"prompt_eval_count\":13,\"prompt_eval_duration\":100000000,\"eval_count\":5,\"eval_duration\":80000000}\n",
            bytes);

        static string Line(string second, string text)
            => $"{{\"model\":\"steady-50\",\"created_at\":\"2026-11-24T04:00:{second}Z\",\"message\":{{\"role\":\"assistant\",\"content\":\"{text}\"}},\"done\":false}}\n";
    }

    [Theory]
    [InlineData("/v1/messages", "{\"model\":\"steady-50\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}", "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",\"message\":\"max_tokens: Field required\"},\"request_id\":\"req_")]
    [InlineData("/v1/messages", "{\"model\":\"steady-50\",\"max_tokens\":0,\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}", "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",")]
    [InlineData("/v1/messages", "{\"model\":\"steady-50\",\"max_tokens\":1,\"messages\":[{\"role\":\"tool\",\"content\":\"x\"}]}", "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",")]
    [InlineData("/v1/messages", "{\"model\":", "{\"type\":\"error\",\"error\":{\"type\":\"invalid_request_error\",")]
    [InlineData("/api/chat", "{\"model\":", "{\"error\":\"the request body is not valid JSON\"}")]
    [InlineData("/api/chat", "{\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}", "{\"error\":\"model is required\"}")]
    [InlineData("/api/chat", "{\"model\":\"steady-50\",\"messages\":[]}", "{\"error\":\"messages is required\"}")]
    [InlineData("/api/chat", "{\"model\":\"steady-50\",\"think\":\"high\",\"messages\":[{\"role\":\"user\",\"content\":\"x\"}]}", "{\"error\":\"\\\"steady-50\\\" does not support thinking\"}")]
    public async Task Bad_request_is_400_in_the_shape_of_its_dialect(string path, string body, string error)
    {
        using var simulator = new SimulatorConversation(Of(path));

        using var response = await simulator.SendAsync(HttpMethod.Post, path, body, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode);
        Assert.StartsWith(error, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/v1/messages", "not_found_error")]
    [InlineData("/api/chat", "404 page not found")]
    public async Task Unknown_path_is_404_in_the_shape_of_its_dialect(string dialect, string words)
    {
        using var simulator = new SimulatorConversation(Of(dialect));

        using var response = await simulator.SendAsync(HttpMethod.Get, "/v1/embeddings", null, TestContext.Current.CancellationToken);

        Assert.Equal(HttpStatusCode.NotFound, response.StatusCode);
        Assert.Contains(words, await response.Content.ReadAsStringAsync(TestContext.Current.CancellationToken), StringComparison.Ordinal);
    }

    private static SimulatedDialect Of(string path) => path switch
    {
        "/v1/messages" => SimulatedDialect.Messages,
        "/api/chat" => SimulatedDialect.Ollama,
        _ => SimulatedDialect.ChatCompletions,
    };

    private static async Task<string> StreamAsync(SimulatedDialect dialect, string path, string body)
    {
        using var simulator = new SimulatorConversation(dialect);
        var bytes = string.Concat((await simulator.ReadAsync(body, TimeSpan.FromMilliseconds(20), path)).Select(read => read.Bytes));
        var id = bytes.IndexOf("msg_sim", StringComparison.Ordinal);
        return id < 0 ? bytes : bytes.Remove(id + "msg_sim".Length, 16).Insert(id + "msg_sim".Length, "#");
    }
}
