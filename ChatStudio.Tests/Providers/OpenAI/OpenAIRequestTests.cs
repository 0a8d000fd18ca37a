using System.Text.Json;
using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.OpenAI;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.OpenAI;

public sealed class OpenAIRequestTests
{
    [Fact]
    public void Request_without_options_holds_only_what_is_needed()
        => Assert.Equal(
            """{"model":"m","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"user","content":"Hi"}]}""",
            Write([new(ChatRole.User, "Hi")], null));

    [Fact]
    public void Options_are_written_when_set()
    {
        var json = Write([], new ChatOptions
        {
            Instructions = "Be brief.",
            Temperature = 0.7f,
            TopP = 0.9f,
            MaxOutputTokens = 100,
            StopSequences = ["END"],
            Seed = 7,
            ResponseFormat = ChatResponseFormat.Json,
            Reasoning = new() { Effort = ReasoningEffort.ExtraHigh },
        });
        Assert.Equal(
            """{"model":"m","stream":true,"stream_options":{"include_usage":true},"messages":[{"role":"system","content":"Be brief."}],"temperature":0.7,"top_p":0.9,"max_tokens":100,"stop":["END"],"seed":7,"reasoning_effort":"xhigh","response_format":{"type":"json_object"}}""",
            json);
    }

    [Theory]
    [InlineData("https://api.openai.com/v1", "max_completion_tokens")]
    [InlineData("http://localhost:11434/v1", "max_tokens")]
    public void Token_limit_goes_by_the_name_the_server_knows(string url, string field)
        => Assert.Contains($"\"{field}\":5", Write([], new() { MaxOutputTokens = 5 }, url), StringComparison.Ordinal);

    [Fact]
    public void Turns_keep_their_roles_calls_and_results()
        => Assert.Equal(
            """[{"role":"system","content":"S"},{"role":"user","content":[{"type":"text","text":"Look"},{"type":"image_url","image_url":{"url":"data:image/png;base64,AQI="}}]},{"role":"assistant","content":null,"tool_calls":[{"id":"t1","type":"function","function":{"name":"f","arguments":"{\"a\":1}"}},{"id":"t2","type":"function","function":{"name":"g","arguments":"{}"}}]},{"role":"tool","tool_call_id":"t1","content":"ok"},{"role":"tool","tool_call_id":"t2","content":"[1]"},{"role":"assistant","content":"Done"}]""",
            JsonDocument.Parse(Write(
                [
                    new(ChatRole.System, "S"),
                    new(ChatRole.User, [new TextContent("Look"), new DataContent(new byte[] { 1, 2 }, "image/png")]),
                    new(ChatRole.Assistant, [new TextReasoningContent("not sent back"), new FunctionCallContent("t1", "f", new Dictionary<string, object?> { ["a"] = 1 }), new FunctionCallContent("t2", "g")]),
                    new(ChatRole.Tool, [new FunctionResultContent("t1", "ok"), new FunctionResultContent("t2", new[] { 1 })]),
                    new(ChatRole.Assistant, "Done"),
                    // stopped before its first word
                    new(ChatRole.Assistant, ""),
                ],
                null)).RootElement.GetProperty("messages").GetRawText());

    [Fact]
    public void Tools_and_their_choice_are_written()
    {
        var tool = AIFunctionFactory.Create((int a) => a, "add", "Adds.");
        var json = JsonDocument.Parse(Write([], new() { Tools = [tool], ToolMode = ChatToolMode.RequireSpecific("add"), AllowMultipleToolCalls = false })).RootElement;
        Assert.Equal("integer", json.GetProperty("tools")[0].GetProperty("function").GetProperty("parameters").GetProperty("properties").GetProperty("a").GetProperty("type").GetString());
        Assert.Equal("""{"type":"function","function":{"name":"add"}}""", json.GetProperty("tool_choice").GetRawText());
        Assert.False(json.GetProperty("parallel_tool_calls").GetBoolean());
    }

    [Fact]
    public void Half_an_emoji_in_a_prompt_is_left_out()
        => Assert.Equal("ab😀c", JsonDocument.Parse(Write([new(ChatRole.User, "a\uD83Db😀c\uDE00")], null)).RootElement.GetProperty("messages")[0].GetProperty("content").GetString());

    [Fact]
    public void Attachment_of_another_kind_is_refused_clearly()
        => Assert.Equal(ProviderErrorKind.BadRequest, Assert.Throws<ProviderException>(() => Write([new(ChatRole.User, [new DataContent(new byte[] { 1 }, "application/zip")])], null)).Kind);

    [Theory]
    [InlineData(422, """{"detail":[{"type":"extra_forbidden","loc":["body","stream_options"],"msg":"Extra inputs are not permitted"}]}""", "stream_options")]
    [InlineData(400, """{"error":{"message":"Unsupported value: 'temperature' does not support 0.2 with this model.","param":"temperature"}}""", "temperature")]
    public async Task Refused_optional_field_is_left_out_and_that_is_remembered(int status, string refusal, string field)
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Json(status, refusal), ProviderReply.Chat("fine"));
        await using var session = new ProviderSession(server.BaseUrl);
        var observer = new QuietObserver();

        for (var turn = 0; turn < 2; turn++)
        {
            Assert.Equal("fine", (await Transcript.OfAsync(session.Client(), options: new ChatOptions { Temperature = 0.2f }.WithObserver(observer))).Text);
        }

        Assert.Equal([true, false, false], server.ChatRequests.Select(request => request.Json.TryGetProperty(field, out _)));
        Assert.Equal([1, 2, 1], observer.Attempts);
        Assert.Equal([field], observer.Dropped);
        var dropped = Assert.Single(session.Catalog.Providers[0].Dropped);
        Assert.Equal(("test-model", field), (dropped.ModelId, Assert.Single(dropped.Fields)));
    }

    [Fact]
    public async Task Dropped_field_is_sent_again_when_a_person_says_so_and_dropped_again_where_it_is_still_refused()
    {
        await using var server = await ProviderServer.StartAsync(
            ProviderReply.Error(400, "Unsupported parameter: 'temperature'."), ProviderReply.Chat("fine"), ProviderReply.Error(400, "Unsupported parameter: 'temperature'."), ProviderReply.Chat("fine"));
        await using var session = new ProviderSession(server.BaseUrl);
        var changes = 0;
        session.Catalog.Changed += () => changes++;
        var options = new ChatOptions { Temperature = 0.2f };
        Assert.Equal("fine", (await Transcript.OfAsync(session.Client(), options: options)).Text);

        session.Catalog.SendFieldsAgain(session.Catalog.Providers[0].ProviderId);
        Assert.Empty(session.Catalog.Providers[0].Dropped);
        Assert.Equal("fine", (await Transcript.OfAsync(session.Client(), options: options)).Text);

        Assert.Equal([true, false, true, false], server.ChatRequests.Select(request => request.Json.TryGetProperty("temperature", out _)));
        Assert.Equal("temperature", Assert.Single(Assert.Single(session.Catalog.Providers[0].Dropped).Fields));
        Assert.Equal(3, changes);
    }

    [Fact]
    public async Task Refused_token_limit_goes_by_its_other_name()
    {
        await using var server = await ProviderServer.StartAsync(
            ProviderReply.Error(400, "Unsupported parameter: 'max_tokens' is not supported with this model. Use 'max_completion_tokens' instead.", "unsupported_parameter"),
            ProviderReply.Chat("fine"));
        await using var session = new ProviderSession(server.BaseUrl);
        Assert.Equal("fine", (await Transcript.OfAsync(session.Client(), options: new ChatOptions { MaxOutputTokens = 9 })).Text);
        Assert.Equal(9, server.ChatRequests[1].Json.GetProperty("max_completion_tokens").GetInt32());
    }

    /// <summary>Dropping a value somebody chose wrongly would hide the mistake.</summary>
    [Fact]
    public async Task Value_out_of_range_is_reported_and_not_dropped()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Error(400, "Invalid 'temperature': decimal above maximum value.", "decimal_above_max_value"));
        await using var session = new ProviderSession(server.BaseUrl);
        Assert.Equal(ProviderErrorKind.BadRequest, (await Transcript.OfAsync(session.Client(), options: new ChatOptions { Temperature = 99 })).Failure!.Kind);
        Assert.Single(server.ChatRequests);
    }

    [Fact]
    public async Task Whole_answer_is_asked_for_without_streaming()
    {
        await using var server = await ProviderServer.StartAsync(ProviderReply.Json(200, """{"choices":[{"message":{"content":"whole"},"finish_reason":"length"}],"usage":{"prompt_tokens":1,"completion_tokens":2}}"""));
        await using var session = new ProviderSession(server.BaseUrl);
        var response = await session.Client().GetResponseAsync("Hi", cancellationToken: TestContext.Current.CancellationToken);
        Assert.Equal(("whole", ChatFinishReason.Length, 3), (response.Text, response.FinishReason, response.Usage!.TotalTokenCount));
        Assert.False(server.ChatRequests[0].Json.GetProperty("stream").GetBoolean());
        Assert.False(server.ChatRequests[0].Json.TryGetProperty("stream_options", out _));
        Assert.Equal("identity", server.ChatRequests[0].Headers["Accept-Encoding"]);
    }

    private static string Write(IEnumerable<ChatMessage> messages, ChatOptions? options, string url = "http://host/v1")
    {
        Assert.True(OpenAIEndpoint.TryCreate(url, null, out var endpoint, out _));
        return System.Text.Encoding.UTF8.GetString(OpenAIChatRequest.Write(endpoint, "m", messages, options, stream: true, new HashSet<string>()).Body.Span);
    }
}
