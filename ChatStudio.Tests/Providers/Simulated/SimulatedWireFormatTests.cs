using System.Text.Json;
using ChatStudio.Core.Providers.Simulated;

namespace ChatStudio.Tests.Providers.Simulated;

public sealed class SimulatedWireFormatTests
{
    private const string Head = "data: {\"id\":\"chatcmpl-sim#\",\"object\":\"chat.completion.chunk\",\"created\":1795492800,\"model\":\"";
    private const string Middle = "\",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_simulated\",\"choices\":[{\"index\":0,\"delta\":{";

    [Fact]
    public async Task Steady_stream_is_byte_for_byte_what_OpenAI_sends()
    {
        var bytes = await BytesAsync(SimulatorConversation.Body("steady-50", "repeat after me: one 😀 \"two\"", usage: true));

        var chunk = Head + "steady-50" + Middle;
        const string Open = "},\"logprobs\":null,\"finish_reason\":null}],\"usage\":null}\n\n";
        Assert.Equal(
            chunk + "\"role\":\"assistant\",\"content\":\"\",\"refusal\":null" + Open
            + chunk + "\"content\":\"one\"" + Open
            + chunk + "\"content\":\" \\uD83D\\uDE00\"" + Open
            + chunk + "\"content\":\" \\\"\"" + Open
            + chunk + "\"content\":\"two\"" + Open
            + chunk + "\"content\":\"\\\"\"" + Open
            + chunk + "},\"logprobs\":null,\"finish_reason\":\"stop\"}],\"usage\":null}\n\n"
            + Head + "steady-50\",\"service_tier\":\"default\",\"system_fingerprint\":\"fp_simulated\",\"choices\":[],"
            + "\"usage\":{\"prompt_tokens\":13,\"completion_tokens\":5,\"total_tokens\":18,"
            + "\"prompt_tokens_details\":{\"cached_tokens\":0,\"audio_tokens\":0},"
            + "\"completion_tokens_details\":{\"reasoning_tokens\":0,\"audio_tokens\":0,\"accepted_prediction_tokens\":0,\"rejected_prediction_tokens\":0}}}\n\n"
            + "data: [DONE]\n\n",
            bytes);
    }

    [Fact]
    public async Task Usage_is_sent_only_when_asked_for()
    {
        var bytes = await BytesAsync(SimulatorConversation.Body("steady-50", "repeat after me: one"));

        Assert.DoesNotContain("usage", bytes, StringComparison.Ordinal);
        Assert.EndsWith("\"finish_reason\":\"stop\"}]}\n\ndata: [DONE]\n\n", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Reasoning_comes_first_in_the_form_DeepSeek_sends()
    {
        var bytes = await BytesAsync(SimulatorConversation.Body("reasoning-first", "Explain batching, short"));

        var chunk = Head + "reasoning-first" + Middle;
        Assert.StartsWith(chunk + "\"role\":\"assistant\",\"content\":null,\"reasoning_content\":\"\"}", bytes, StringComparison.Ordinal);
        var lastReasoning = bytes.LastIndexOf("\"content\":null,\"reasoning_content\":\"", StringComparison.Ordinal);
        var firstText = bytes.IndexOf("\"delta\":{\"content\":\"", StringComparison.Ordinal);
        Assert.InRange(firstText, lastReasoning, int.MaxValue);
    }

    [Fact]
    public async Task Cut_off_stream_ends_without_any_end_marker()
    {
        var bytes = await BytesAsync(SimulatorConversation.Body("cut-off", "Explain batching", usage: true));

        Assert.EndsWith("\"finish_reason\":null}],\"usage\":null}\n\n", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", bytes, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Failing_stream_ends_with_an_error_event_inside_the_200()
    {
        var bytes = await BytesAsync(SimulatorConversation.Body("fails-mid-stream", "Explain batching"));

        Assert.EndsWith(
            "\"finish_reason\":null}]}\n\n"
            + "data: {\"error\":{\"message\":\"The server had an error while processing your request. This failure is simulated.\",\"type\":\"server_error\",\"param\":null,\"code\":null}}\n\n",
            bytes,
            StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllModels))]
    public async Task Every_event_is_one_valid_chunk_and_usage_counts_the_chunks(string model)
    {
        using var simulator = new SimulatorConversation();
        var body = SimulatorConversation.Body(model, "Explain Kestrel buffers with a table", usage: true);
        if (model == "rate-limited")
        {
            using var refused = await simulator.PostAsync(body, TestContext.Current.CancellationToken);
        }

        var events = await simulator.ReadEventsAsync(body, TimeSpan.FromMilliseconds(100));

        var deltas = events.Count(item => SimulatorConversation.Delta(item.Data) is not null || SimulatorConversation.Delta(item.Data, "reasoning_content") is not null);
        Assert.True(deltas > 100, $"only {deltas} deltas");
        foreach (var data in events.Select(item => item.Data).Where(data => data != "[DONE]"))
        {
            using var json = JsonDocument.Parse(data);
            if (json.RootElement.TryGetProperty("usage", out var usage) && usage.ValueKind is JsonValueKind.Object)
            {
                Assert.Equal(deltas, usage.GetProperty("completion_tokens").GetInt32());
            }
        }
    }

    [Fact]
    public async Task Answer_without_stream_comes_whole_after_the_same_time()
    {
        using var simulator = new SimulatorConversation();
        var body = SimulatorConversation.Body("steady-50", "repeat after me: one two three", stream: false);

        var answer = simulator.PostAsync(body, TestContext.Current.CancellationToken);
        simulator.Time.Advance(TimeSpan.FromMilliseconds(339));
        Assert.False(answer.IsCompleted);
        simulator.Time.Advance(TimeSpan.FromMilliseconds(1));
        using var response = await answer;

        using var json = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync(TestContext.Current.CancellationToken));
        Assert.Equal("chat.completion", json.RootElement.GetProperty("object").GetString());
        var choice = json.RootElement.GetProperty("choices")[0];
        Assert.Equal("one two three", choice.GetProperty("message").GetProperty("content").GetString());
        Assert.Equal("stop", choice.GetProperty("finish_reason").GetString());
        Assert.Equal(3, json.RootElement.GetProperty("usage").GetProperty("completion_tokens").GetInt32());
    }

    [Fact]
    public async Task Token_limit_ends_the_answer_with_length()
    {
        using var simulator = new SimulatorConversation();

        var events = await simulator.ReadEventsAsync(SimulatorConversation.Body("fast-400", "Explain batching", extra: "\"max_completion_tokens\":7"));

        Assert.Equal(7, events.Count(item => SimulatorConversation.Delta(item.Data) is not null));
        Assert.Contains(events, item => item.Data.Contains("\"finish_reason\":\"length\"", StringComparison.Ordinal));
        Assert.Equal("[DONE]", events[^1].Data);
    }

    public static TheoryData<string> AllModels() => [.. SimulatedModels.All.Select(model => model.ModelId)];

    private static async Task<string> BytesAsync(string body)
    {
        using var simulator = new SimulatorConversation();
        var bytes = string.Concat((await simulator.ReadAsync(body, TimeSpan.FromMilliseconds(50))).Select(read => read.Bytes));
        var id = bytes.IndexOf("chatcmpl-sim", StringComparison.Ordinal) + "chatcmpl-sim".Length;
        return bytes.Replace(bytes.Substring(id, 16), "#", StringComparison.Ordinal);
    }
}
