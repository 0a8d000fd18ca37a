using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.OpenAI.Responses;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.OpenAI.Responses;

public sealed class ResponsesRequestTests
{
    [Fact]
    public void Request_without_options_stores_nothing_and_asks_for_what_must_go_back()
        => Assert.Equal(
            """{"model":"m","stream":true,"store":false,"include":["reasoning.encrypted_content"],"input":[{"type":"message","role":"user","content":"Hi"}]}""",
            Write([new(ChatRole.User, "Hi")], null));

    [Fact]
    public void Options_are_written_when_set_and_what_the_api_does_not_know_is_not()
        => Assert.Equal(
            """{"model":"m","stream":true,"store":false,"include":["reasoning.encrypted_content"],"instructions":"Be brief.","input":[],"temperature":0.7,"top_p":0.9,"max_output_tokens":100,"reasoning":{"effort":"low","summary":"auto"},"text":{"format":{"type":"json_object"}}}""",
            Write([], new() { Instructions = "Be brief.", Temperature = 0.7f, TopP = 0.9f, MaxOutputTokens = 100, StopSequences = ["END"], Seed = 7, Reasoning = new() { Effort = ReasoningEffort.Low }, ResponseFormat = ChatResponseFormat.Json }));

    [Theory]
    [InlineData(ReasoningEffort.None, null, """{"effort":"none"}""")]
    [InlineData(null, ReasoningOutput.Full, """{"summary":"detailed"}""")]
    [InlineData(ReasoningEffort.High, ReasoningOutput.None, """{"effort":"high"}""")]
    public void Summary_is_asked_for_unless_it_was_declined(ReasoningEffort? effort, ReasoningOutput? output, string expected)
        => Assert.Equal(expected, JsonDocument.Parse(Write([], new() { Reasoning = new() { Effort = effort, Output = output } })).RootElement.GetProperty("reasoning").GetRawText());

    /// <summary>Reasoning goes back, as it came, in a turn with calls; a finished turn does without, and another provider's stays here.</summary>
    [Fact]
    public void Turns_become_items()
        => Assert.Equal(
            """[{"type":"message","role":"system","content":"S"},{"type":"message","role":"user","content":[{"type":"input_text","text":"Look"},{"type":"input_image","image_url":"data:image/png;base64,AQI="},{"type":"input_file","filename":"document.pdf","file_data":"data:application/pdf;base64,AQ=="}]},{"type":"reasoning","id":"rs_1","encrypted_content":"g"},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"One moment."}],"phase":"commentary"},{"type":"function_call","call_id":"c","name":"f","arguments":"{\"a\":1}"},{"type":"function_call_output","call_id":"c","output":"ok"},{"type":"message","role":"assistant","content":[{"type":"output_text","text":"Done"}]}]""",
            JsonDocument.Parse(Write(
                [
                    new(ChatRole.System, "S"),
                    new(ChatRole.User, [new TextContent("Look"), new DataContent(new byte[] { 1, 2 }, "image/png"), new DataContent(new byte[] { 1 }, "application/pdf")]),
                    new(ChatRole.Assistant, [
                        new TextReasoningContent("why") { ProtectedData = """openai.reasoning:{"type":"reasoning","id":"rs_1","encrypted_content":"g"}""" },
                        new TextReasoningContent("x") { ProtectedData = "anthropic.thinking:SIG" },
                        new TextContent("One moment.") { AdditionalProperties = new() { ["openai.phase"] = "commentary" } },
                        new FunctionCallContent("c", "f", new Dictionary<string, object?> { ["a"] = 1 })]),
                    new(ChatRole.Tool, [new FunctionResultContent("c", "ok")]),
                    new(ChatRole.Assistant, [new TextReasoningContent("y") { ProtectedData = """openai.reasoning:{"type":"reasoning"}""" }, new TextContent("Done")]),
                    new(ChatRole.Assistant, ""),
                ],
                null)).RootElement.GetProperty("input").GetRawText());

    [Fact]
    public void Tools_are_flat_and_not_strict()
    {
        var tool = AIFunctionFactory.Create((int a) => a, "add", "Adds.");
        var json = JsonDocument.Parse(Write([], new() { Tools = [tool], ToolMode = ChatToolMode.RequireSpecific("add"), AllowMultipleToolCalls = false })).RootElement;
        var written = json.GetProperty("tools")[0];
        Assert.Equal(("function", "add", false), (written.GetProperty("type").GetString(), written.GetProperty("name").GetString(), written.GetProperty("strict").GetBoolean()));
        Assert.Equal("""{"type":"function","name":"add"}""", json.GetProperty("tool_choice").GetRawText());
        Assert.False(json.GetProperty("parallel_tool_calls").GetBoolean());
    }

    [Fact]
    public void Attachment_of_another_kind_is_refused_clearly()
        => Assert.Equal(ProviderErrorKind.BadRequest, Assert.Throws<ProviderException>(() => Write([new(ChatRole.User, [new DataContent(new byte[] { 1 }, "application/zip")])], null)).Kind);

    /// <summary>A model that does not reason refuses to encrypt what it has not.</summary>
    [Fact]
    public async Task Refused_optional_field_is_left_out_and_that_is_remembered()
    {
        await using var server = await ProviderServer.StartAsync(
            ProviderReply.Json(400, """{"error":{"message":"Encrypted content is not supported with this model.","type":"invalid_request_error","param":"include","code":null}}"""),
            ProviderReply.Stream().Raw(CannedResponses.Answer(CannedResponses.Text(0, "\"fine\""))));
        await using var session = ProviderSession.Responses(server.BaseUrl);
        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal("fine", (await Transcript.OfAsync(session.Client())).Text);
        }

        Assert.Equal([true, false, false], server.ChatRequests.Select(request => request.Json.TryGetProperty("include", out _)));
    }

    [Fact]
    public void Api_of_another_name_is_refused_at_the_start()
        => Assert.Contains("OPENAI_API", Assert.Throws<ProviderConfigurationException>(() => new Microsoft.Extensions.DependencyInjection.ServiceCollection().AddProviders(new Core.Providers.OpenAI.OpenAIOptions { ApiKey = "sk-key", Api = "assistants" })).Message, StringComparison.Ordinal);

    private static string Write(IEnumerable<ChatMessage> messages, ChatOptions? options)
        => System.Text.Encoding.UTF8.GetString(ResponsesRequest.Write("m", messages, options, stream: true, new HashSet<string>()).Body.Span);
}
