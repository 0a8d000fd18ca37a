using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Anthropic;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.Anthropic;

public sealed class AnthropicRequestTests
{
    private static readonly AnthropicModel Adaptive = new("m", null, null, 128_000, TakesBudget: false, IsAdaptive: true, new HashSet<string> { "low", "medium", "high" });
    private static readonly AnthropicModel Budgeted = new("m", null, null, 64_000, TakesBudget: true, IsAdaptive: false, new HashSet<string>());

    [Fact]
    public void Request_without_options_holds_only_what_is_needed()
        => Assert.Equal("""{"model":"m","max_tokens":8192,"stream":true,"messages":[{"role":"user","content":"Hi"}]}""", Write([new(ChatRole.User, "Hi")], null));

    [Fact]
    public void Options_are_written_when_set_and_what_the_api_does_not_know_is_not()
        => Assert.Equal(
            """{"model":"m","max_tokens":100,"stream":true,"system":"Be brief.","messages":[],"temperature":0.7,"top_p":0.9,"top_k":5,"stop_sequences":["END"]}""",
            Write([], new() { Instructions = "Be brief.", Temperature = 0.7f, TopP = 0.9f, TopK = 5, MaxOutputTokens = 100, StopSequences = ["END"], Seed = 7, FrequencyPenalty = 1, ResponseFormat = ChatResponseFormat.Json }));

    /// <summary>Roles alternate, results of tools come first, nothing is empty, the system speaks from the top.</summary>
    [Fact]
    public void Turns_are_put_into_the_order_the_api_insists_on()
        => Assert.Equal(
            """{"system":"S\n\nT","messages":[{"role":"user","content":[{"type":"text","text":"Look"},{"type":"image","source":{"type":"base64","media_type":"image/png","data":"AQI="}},{"type":"image","source":{"type":"url","url":"https://a.example/b.png"}}]},{"role":"assistant","content":[{"type":"text","text":"Let me."},{"type":"tool_use","id":"t1","name":"f","input":{"a":1}},{"type":"tool_use","id":"id_f_g_0","name":"g","input":{}}]},{"role":"user","content":[{"type":"tool_result","tool_use_id":"t1","content":"ok"},{"type":"tool_result","tool_use_id":"id_f_g_0","content":"Error: no","is_error":true},{"type":"text","text":"And?"}]}]}""",
            Part(Write(
                [
                    new(ChatRole.System, "S"),
                    new(ChatRole.User, [new TextContent("Look"), new DataContent(new byte[] { 1, 2 }, "image/png"), new UriContent("https://a.example/b.png", "image/png")]),
                    new(ChatRole.Assistant, [new TextReasoningContent("unsigned"), new TextContent("Let me."), new FunctionCallContent("t1", "f", new Dictionary<string, object?> { ["a"] = 1 }), new FunctionCallContent("f.g:0", "g")]),
                    new(ChatRole.System, "T"),
                    new(ChatRole.Assistant, " "),
                    new(ChatRole.Tool, [new FunctionResultContent("t1", "ok")]),
                    new(ChatRole.Tool, [new FunctionResultContent("f.g:0", null) { Exception = new InvalidOperationException("no") }]),
                    new(ChatRole.User, "And?"),
                ],
                null), "system", "messages"));

    /// <summary>Signed thinking goes back as it came, without the blank line we put before it; another provider's does not.</summary>
    [Fact]
    public async Task Thinking_goes_back_unmodified()
    {
        var body = CannedAnthropic.Answer(
            CannedAnthropic.Open(0, """{"type":"thinking","thinking":"","signature":""}"""), CannedAnthropic.Delta(0, """{"type":"thinking_delta","thinking":"one"}"""), CannedAnthropic.Delta(0, """{"type":"signature_delta","signature":"S1"}"""), CannedAnthropic.Close(0),
            CannedAnthropic.Open(1, """{"type":"redacted_thinking","data":"R"}"""), CannedAnthropic.Close(1),
            CannedAnthropic.Open(2, """{"type":"thinking","thinking":"","signature":""}"""), CannedAnthropic.Delta(2, """{"type":"thinking_delta","thinking":"two"}"""), CannedAnthropic.Delta(2, """{"type":"signature_delta","signature":"S2"}"""), CannedAnthropic.Close(2),
            CannedAnthropic.Open(3, """{"type":"server_tool_use","id":"s","name":"web_search","input":{}}"""), CannedAnthropic.Delta(3, """{"type":"input_json_delta","partial_json":"{\"query\":1}"}"""), CannedAnthropic.Close(3),
            CannedAnthropic.Open(4, """{"type":"text","text":"So."}"""), CannedAnthropic.Close(4));
        var answer = (await ReadAsync(body)).ToChatResponse().Messages;

        var json = Write([.. answer, new(ChatRole.Assistant, [new TextReasoningContent("x") { ProtectedData = "openai.reasoning:enc" }])], null);

        Assert.Equal(
            """[{"role":"assistant","content":[{"type":"thinking","thinking":"one","signature":"S1"},{"type":"redacted_thinking","data":"R"},{"type":"thinking","thinking":"two","signature":"S2"},{"type":"server_tool_use","id":"s","name":"web_search","input":{"query":1}},{"type":"text","text":"So."}]}]""",
            JsonDocument.Parse(json).RootElement.GetProperty("messages").GetRawText());
    }

    [Fact]
    public void Tools_have_an_object_as_schema_and_their_choice_is_written()
    {
        var options = new ChatOptions { Tools = [AIFunctionFactory.Create((int a) => a, "add", "Adds."), new BareTool()], ToolMode = ChatToolMode.RequireSpecific("add"), AllowMultipleToolCalls = false };
        var json = JsonDocument.Parse(Write([], options)).RootElement;
        Assert.Equal("integer", json.GetProperty("tools")[0].GetProperty("input_schema").GetProperty("properties").GetProperty("a").GetProperty("type").GetString());
        Assert.Equal("""{"name":"bare","input_schema":{"type":"object"}}""", json.GetProperty("tools")[1].GetRawText());
        Assert.Equal("""{"type":"tool","name":"add","disable_parallel_tool_use":true}""", json.GetProperty("tool_choice").GetRawText());
    }

    [Theory]
    [InlineData("any", """{"type":"any"}""")]
    [InlineData("none", """{"type":"none"}""")]
    [InlineData("auto", null)]
    public void Tool_choice_goes_by_its_own_words(string mode, string? expected)
    {
        var options = new ChatOptions { Tools = [new BareTool()], ToolMode = mode switch { "any" => ChatToolMode.RequireAny, "none" => ChatToolMode.None, _ => ChatToolMode.Auto } };
        Assert.Equal(expected, JsonDocument.Parse(Write([], options)).RootElement.TryGetProperty("tool_choice", out var choice) ? choice.GetRawText() : null);
    }

    [Theory]
    [InlineData(ReasoningEffort.Low, """{"type":"adaptive","display":"summarized"}""", """{"effort":"low"}""")]
    [InlineData(ReasoningEffort.ExtraHigh, """{"type":"adaptive","display":"summarized"}""", """{"effort":"high"}""")]
    [InlineData(ReasoningEffort.None, """{"type":"disabled"}""", null)]
    public void Effort_of_an_adaptive_model_is_named_as_far_as_it_knows_names(ReasoningEffort effort, string thinking, string? config)
        => Assert.Equal((thinking, config), Thinking(Write([], new() { Reasoning = new() { Effort = effort } }, Adaptive)));

    /// <summary>A budget leaves no temperature and no forced tool.</summary>
    [Fact]
    public void Effort_of_a_model_that_takes_a_budget_becomes_one()
    {
        var json = Write([], new() { Reasoning = new() { Effort = ReasoningEffort.Low }, Temperature = 0.5f, Tools = [new BareTool()], ToolMode = ChatToolMode.RequireAny }, Budgeted);
        Assert.Equal(("""{"type":"enabled","budget_tokens":2048}""", null), Thinking(json));
        Assert.DoesNotContain("temperature", json, StringComparison.Ordinal);
        Assert.DoesNotContain("tool_choice", json, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(null, 5000, """{"type":"enabled","budget_tokens":5000}""")]
    [InlineData(null, 10, """{"type":"enabled","budget_tokens":1024}""")]
    [InlineData(2000, 5000, """{"type":"enabled","budget_tokens":1999}""")]
    [InlineData(1000, 5000, null)]
    public void Budget_that_was_set_fits_below_the_token_limit(int? limit, int budget, string? expected)
        => Assert.Equal(expected, Thinking(Write([], new() { MaxOutputTokens = limit, AdditionalProperties = new() { [AnthropicOptions.ThinkingBudget] = budget } }, Budgeted)).Thinking);

    [Fact]
    public void Hidden_thinking_and_a_schema_are_asked_for_by_name()
    {
        var schema = JsonDocument.Parse("""{"type":"object"}""").RootElement;
        var json = Write([], new() { Reasoning = new() { Output = ReasoningOutput.None }, ResponseFormat = ChatResponseFormat.ForJsonSchema(schema) }, Adaptive);
        Assert.Equal(("""{"type":"adaptive","display":"omitted"}""", """{"format":{"type":"json_schema","schema":{"type":"object"}}}"""), Thinking(json));
    }

    [Fact]
    public void Attachment_of_another_kind_is_refused_clearly()
        => Assert.Equal(ProviderErrorKind.BadRequest, Assert.Throws<ProviderException>(() => Write([new(ChatRole.User, [new DataContent(new byte[] { 1 }, "application/zip")])], null)).Kind);

    private static async Task<List<ChatResponseUpdate>> ReadAsync(string body)
    {
        using var client = CannedAnthropic.Client(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(body)));
        return await client.GetStreamingResponseAsync("Hi").ToListAsync();
    }

    private static (string? Thinking, string? Config) Thinking(string json)
    {
        var root = JsonDocument.Parse(json).RootElement;
        return (root.TryGetProperty("thinking", out var thinking) ? thinking.GetRawText() : null, root.TryGetProperty("output_config", out var config) ? config.GetRawText() : null);
    }

    private static string Part(string json, params string[] names)
        => "{" + string.Join(',', names.Select(name => $"\"{name}\":{JsonDocument.Parse(json).RootElement.GetProperty(name).GetRawText()}")) + "}";

    private static string Write(IEnumerable<ChatMessage> messages, ChatOptions? options, AnthropicModel? model = null)
        => System.Text.Encoding.UTF8.GetString(AnthropicRequest.Write(model ?? AnthropicModel.Unknown("m"), messages, options, stream: true, new HashSet<string>()).Body.Span);

    private sealed class BareTool : AIFunctionDeclaration
    {
        public override string Name => "bare";

        public override JsonElement JsonSchema { get; } = JsonDocument.Parse("true").RootElement;
    }
}
