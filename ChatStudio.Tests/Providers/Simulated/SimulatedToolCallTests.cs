using System.Text.RegularExpressions;
using ChatStudio.Core.Providers.Simulated.Dialects;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>The bytes of a call in each dialect, and when a script calls a tool.</summary>
public sealed partial class SimulatedToolCallTests
{
    private const string Schema = """{"type":"object","properties":{"city":{"type":"string"},"days":{"type":"integer"},"exact":{"type":"boolean"}},"required":["city","days"]}""";
    private const string Question = "\"messages\":[{\"role\":\"user\",\"content\":\"Call weather for Oslo, 3 days\"}]";
    private const string Functions = "\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"clock\"}},{\"type\":\"function\",\"function\":{\"name\":\"weather\",\"parameters\":" + Schema + "}}]";

    [Fact]
    public async Task Chat_Completions_open_a_call_and_send_its_arguments_in_slices()
    {
        var bytes = await ChatAsync(Question);

        Assert.Equal(
            [
                "\"role\":\"assistant\",\"content\":\"\",\"refusal\":null",
                "\"tool_calls\":[{\"index\":0,\"id\":\"call_sim#\",\"type\":\"function\",\"function\":{\"name\":\"weather\",\"arguments\":\"\"}}]",
                Slice("{\\\""), Slice("city"), Slice("\\\":\\\""), Slice("Oslo"), Slice("\\\",\\\""), Slice("days"), Slice("\\\":"), Slice("3"), Slice("}"),
                "",
            ],
            Deltas(bytes));
        Assert.EndsWith("\"finish_reason\":\"tool_calls\"}]}\n\ndata: [DONE]\n\n", bytes, StringComparison.Ordinal);

        static string Slice(string arguments) => $"\"tool_calls\":[{{\"index\":0,\"function\":{{\"arguments\":\"{arguments}\"}}}}]";
    }

    [Fact]
    public async Task Messages_open_a_block_for_a_call_and_send_its_input_in_slices()
    {
        var bytes = await StreamAsync(
            SimulatedDialect.Messages,
            "/v1/messages",
            $"{{\"model\":\"steady-50\",\"max_tokens\":100,\"stream\":true,\"tools\":[{{\"name\":\"weather\",\"input_schema\":{Schema}}}],{Question}}}");

        Assert.Contains(
            "event: content_block_start\ndata: {\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_sim#\",\"name\":\"weather\",\"input\":{}}}\n\n"
            + "event: ping\ndata: {\"type\": \"ping\"}\n\n"
            + Slice("") + Slice("{\\\"") + Slice("city") + Slice("\\\":\\\"") + Slice("Oslo") + Slice("\\\",\\\"") + Slice("days") + Slice("\\\":") + Slice("3") + Slice("}")
            + "event: content_block_stop\ndata: {\"type\":\"content_block_stop\",\"index\":0}\n\n"
            + "event: message_delta\ndata: {\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\",",
            bytes,
            StringComparison.Ordinal);

        static string Slice(string json)
            => $"event: content_block_delta\ndata: {{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{{\"type\":\"input_json_delta\",\"partial_json\":\"{json}\"}}}}\n\n";
    }

    [Fact]
    public async Task Ollama_sends_a_call_whole_and_stops()
    {
        var lines = (await OllamaAsync("")).Split('\n', StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, lines.Length);
        Assert.EndsWith(
            "\"message\":{\"role\":\"assistant\",\"content\":\"\",\"tool_calls\":[{\"id\":\"call_sim#\",\"function\":{\"index\":0,\"name\":\"weather\",\"arguments\":{\"city\":\"Oslo\",\"days\":3}}}]},\"done\":false}",
            lines[0],
            StringComparison.Ordinal);
        Assert.Contains("\"done\":true,\"done_reason\":\"stop\",", lines[1], StringComparison.Ordinal);
    }

    [Fact]
    public async Task Token_limit_cuts_the_arguments_and_says_so()
    {
        var bytes = await ChatAsync(Question, "\"max_completion_tokens\":4");

        Assert.Equal(["", "{\\\"", "city", "\\\":\\\"", "Oslo"], Arguments().Matches(bytes).Select(match => match.Groups[1].Value));
        Assert.Contains("\"finish_reason\":\"length\"", bytes, StringComparison.Ordinal);
        var lines = await OllamaAsync(",\"options\":{\"num_predict\":4}");
        Assert.DoesNotContain("tool_calls", lines, StringComparison.Ordinal);
        Assert.Contains("\"done_reason\":\"length\"", lines, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Call weather, then clock", "", "weather,clock")]
    [InlineData("Call weather, then clock", "\"parallel_tool_calls\":false", "weather")]
    [InlineData("Call weather", "\"tool_choice\":\"none\"", "")]
    [InlineData("How late is it?", "", "")]
    [InlineData("How late is it?", "\"tool_choice\":\"required\"", "clock")]
    [InlineData("How late is it?", "\"tool_choice\":{\"type\":\"function\",\"function\":{\"name\":\"weather\"}}", "weather")]
    [InlineData("Oh, o'clocks and weathermen", "", "")]
    public async Task Tools_are_called_when_the_prompt_names_them_or_the_request_insists(string prompt, string choice, string called)
    {
        var bytes = await ChatAsync($"\"messages\":[{{\"role\":\"user\",\"content\":\"{prompt}\"}}]", choice);

        Assert.Equal(called, string.Join(',', Names().Matches(bytes).Select(match => match.Groups[1].Value)));
    }

    [Fact]
    public async Task Cut_stream_leaves_the_call_open()
    {
        var bytes = await ChatAsync(Question, model: "cut-off");

        Assert.Contains("\"name\":\"weather\"", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("\"arguments\":\"}\"", bytes, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", bytes, StringComparison.Ordinal);
    }

    private static Task<string> ChatAsync(string question, string options = "", string model = "steady-50")
        => StreamAsync(SimulatedDialect.ChatCompletions, "/v1/chat/completions", $"{{\"model\":\"{model}\",\"stream\":true,{(options.Length > 0 ? options + "," : "")}{Functions},{question}}}");

    private static Task<string> OllamaAsync(string options)
        => StreamAsync(SimulatedDialect.Ollama, "/api/chat", $"{{\"model\":\"steady-50\",{Functions},{Question}{options}}}");

    private static IEnumerable<string> Deltas(string bytes) => Delta().Matches(bytes).Select(match => match.Groups[1].Value);

    private static async Task<string> StreamAsync(SimulatedDialect dialect, string path, string body)
    {
        using var simulator = new SimulatorConversation(dialect);
        return Id().Replace(string.Concat((await simulator.ReadAsync(body, TimeSpan.FromMilliseconds(50), path)).Select(read => read.Bytes)), "sim#");
    }

    [GeneratedRegex("sim[0-9a-f]{16,18}")]
    private static partial Regex Id();

    [GeneratedRegex("\"delta\":\\{(.*?)\\},\"logprobs\"")]
    private static partial Regex Delta();

    [GeneratedRegex("\"arguments\":\"(.*?)\"\\}")]
    private static partial Regex Arguments();

    [GeneratedRegex("\"name\":\"(\\w+)\"")]
    private static partial Regex Names();
}
