using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.Ollama;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.Ollama;

public sealed class OllamaRequestTests
{
    [Fact]
    public void Request_without_options_holds_only_what_is_needed()
        => Assert.Equal("""{"model":"m","stream":true,"messages":[{"role":"user","content":"Hi"}]}""", Write([new(ChatRole.User, "Hi")], null));

    [Fact]
    public void Options_are_written_when_set()
        => Assert.Equal(
            """{"model":"m","stream":true,"messages":[{"role":"system","content":"Be brief."}],"think":"high","format":"json","options":{"temperature":0.7,"top_p":0.9,"top_k":5,"seed":7,"num_predict":100,"num_ctx":8192,"frequency_penalty":0.5,"presence_penalty":0.25,"stop":["END"]}}""",
            Write([], new()
            {
                Instructions = "Be brief.", Temperature = 0.7f, TopP = 0.9f, TopK = 5, Seed = 7, MaxOutputTokens = 100, FrequencyPenalty = 0.5f, PresencePenalty = 0.25f, StopSequences = ["END"],
                ResponseFormat = ChatResponseFormat.Json, Reasoning = new() { Effort = ReasoningEffort.ExtraHigh }, AdditionalProperties = new() { [OllamaOptions.ContextWindow] = 8192 },
            }));

    [Theory]
    [InlineData(ReasoningEffort.None, null, "false")]
    [InlineData(ReasoningEffort.Low, null, "\"low\"")]
    [InlineData(null, ReasoningOutput.Full, "true")]
    [InlineData(null, ReasoningOutput.None, null)]
    [InlineData(null, null, null)]
    public void Thinking_is_asked_for_only_when_it_was_set(ReasoningEffort? effort, ReasoningOutput? output, string? expected)
        => Assert.Equal(expected, JsonDocument.Parse(Write([], new() { Reasoning = new() { Effort = effort, Output = output } })).RootElement.TryGetProperty("think", out var think) ? think.GetRawText() : null);

    [Fact]
    public void Images_go_as_bare_base64_and_turns_keep_their_roles()
        => Assert.Equal(
            """[{"role":"system","content":"S"},{"role":"user","content":"Look","images":["AQI="]},{"role":"assistant","content":"Done"}]""",
            Messages(Write([new(ChatRole.System, "S"), new(ChatRole.User, [new TextContent("Look"), new DataContent(new byte[] { 1, 2 }, "image/png")]), new(ChatRole.Assistant, [new TextReasoningContent("not sent back"), new TextContent("Done")]), new(ChatRole.Assistant, "")], null)));

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void What_the_server_cannot_take_is_refused_clearly(bool isAddress)
    {
        AIContent content = isAddress ? new UriContent("https://a.example/b.png", "image/png") : new DataContent(new byte[] { 1 }, "application/zip");
        Assert.Equal(ProviderErrorKind.BadRequest, Assert.Throws<ProviderException>(() => Write([new(ChatRole.User, [content])], null)).Kind);
    }

    [Fact]
    public void Tools_are_described_and_left_out_where_none_may_be_used()
    {
        var tool = AIFunctionFactory.Create((int a) => a, "add", "Adds.");
        Assert.Equal("add", JsonDocument.Parse(Write([], new() { Tools = [tool] })).RootElement.GetProperty("tools")[0].GetProperty("function").GetProperty("name").GetString());
        Assert.DoesNotContain("tools", Write([], new() { Tools = [tool], ToolMode = ChatToolMode.None }), StringComparison.Ordinal);
    }

    [Fact]
    public void Schema_is_sent_as_the_format()
        => Assert.Contains(""" "format":{"type":"object"}""".Trim(), Write([], new() { ResponseFormat = ChatResponseFormat.ForJsonSchema(JsonDocument.Parse("""{"type":"object"}""").RootElement) }), StringComparison.Ordinal);

    private static string Messages(string json) => JsonDocument.Parse(json).RootElement.GetProperty("messages").GetRawText();

    private static string Write(IEnumerable<ChatMessage> messages, ChatOptions? options)
        => System.Text.Encoding.UTF8.GetString(OllamaRequest.Write("m", messages, options, stream: true, new HashSet<string>()).Body.Span);
}
