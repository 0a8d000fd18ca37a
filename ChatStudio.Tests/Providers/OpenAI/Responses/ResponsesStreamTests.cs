using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.OpenAI;
using static ChatStudio.Tests.Support.CannedResponses;

namespace ChatStudio.Tests.Providers.OpenAI.Responses;

/// <summary>What an event may look like, trap by trap.</summary>
public sealed class ResponsesStreamTests
{
    private const string Message = """{"type":"message","id":"msg_1","role":"assistant","content":[]}""";

    /// <summary>What .done events, finished items and the response repeat is not told again.</summary>
    [Fact]
    public async Task Answer_is_taken_from_the_deltas_and_told_once()
    {
        const string item = """{"type":"message","content":[{"type":"output_text","text":"Héllo 😀"}]}""";
        var actual = await ReadAsync(Events(
            Start, Added(0, Message), Text(0, "\"Héllo \""), Text(0, "\"😀\""), Event("output_text.done", 0, "\"Héllo 😀\""), Done(0, item), Completed($"[{item}]")));
        Assert.Equal((null, "Héllo 😀", "stop"), (actual.Failure, actual.Text, actual.FinishReason));
    }

    /// <summary>Hosts leave out the deltas, or everything but the response itself.</summary>
    [Theory]
    [InlineData("text.done")]
    [InlineData("item.done")]
    [InlineData("response")]
    public async Task Part_without_deltas_is_told_by_whoever_tells_it(string where)
    {
        const string item = """{"type":"message","content":[{"type":"output_text","text":"whole"},{"type":"refusal","refusal":" no"}]}""";
        var body = where switch
        {
            "text.done" => Events(Start, Event("output_text.done", 0, "\"whole\""), Event("refusal.done", 0, "\" no\"", 1), Completed()),
            "item.done" => Events(Start, Done(0, item), Completed()),
            _ => Events(Start, Completed($"[{item}]")),
        };
        Assert.Equal("whole no", (await ReadAsync(body)).Text);
    }

    [Fact]
    public async Task Refusal_is_told_in_place_of_the_answer()
        => Assert.Equal(("No.", "stop"), ((await ReadAsync(Answer(Event("refusal.delta", 0, "\"No\""), Event("refusal.delta", 0, "\".\""), Event("refusal.done", 0, "\"No.\"")))) is var a ? (a.Text, a.FinishReason) : default));

    [Fact]
    public async Task Parts_of_a_summary_are_set_apart_by_a_blank_line()
        => Assert.Equal("one\n\ntwo", (await ReadAsync(Answer(
            Event("reasoning_summary_text.delta", 0, "\"on\""), Event("reasoning_summary_text.delta", 0, "\"e\""), Event("reasoning_summary_text.done", 0, "\"one\""),
            Event("reasoning_summary_text.delta", 0, "\"two\"", 1), Text(1, "\"a\"")))).Reasoning);

    [Fact]
    public async Task Reasoning_itself_is_told_where_a_host_shows_it()
        => Assert.Equal("why", (await ReadAsync(Answer(
            Event("reasoning_text.delta", 0, "\"why\""), Event("reasoning_text.done", 0, "\"why\""), Done(0, """{"type":"reasoning","content":[{"type":"reasoning_text","text":"why"}],"summary":[]}""")))).Reasoning);

    /// <summary>The content of the item added is not yet final.</summary>
    [Fact]
    public async Task Encrypted_reasoning_is_kept_once_and_as_it_was_when_finished()
    {
        const string item = """{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"gAAA=="}""";
        var actual = await ReadAsync(Events(Start, Added(0, """{"type":"reasoning","id":"rs_1","summary":[],"encrypted_content":"g"}"""), Done(0, item), Completed($"[{item}]")));
        Assert.EndsWith(item, Assert.Single(actual.Protected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Surrogate_pair_split_over_two_deltas_arrives_whole()
        => Assert.Equal("a😀b\uFFFD", (await ReadAsync(Answer(Text(0, "\"a\\ud83d\""), Text(0, "\"\\ude00b\""), Text(0, "\"\\ud83d\"")))).Text);

    [Fact]
    public async Task Citations_come_where_they_are_added()
        => Assert.Equal([("A", "https://a.example/", null), ("a.pdf", null, "file-1")], (await ReadAsync(Answer(
            Text(0, "\"a\""),
            """{"type":"response.output_text.annotation.added","output_index":0,"annotation":{"type":"url_citation","url":"https://a.example/","title":"A","start_index":0}}""",
            """{"type":"response.output_text.annotation.added","output_index":0,"annotation":{"type":"file_citation","filename":"a.pdf","file_id":"file-1"}}"""))).Citations.Select(c => (c.Title, c.Url?.OriginalString, c.FileId)));

    [Theory]
    [InlineData("""{"type":"keepalive","sequence_number":3}""")]
    [InlineData("""{"type":"response.web_search_call.searching","output_index":0}""")]
    [InlineData("""{"type":"response.output_item.done","output_index":7,"item":{"type":"image_generation_call","result":"AAAA"}}""")]
    [InlineData("""{"type":"response.output_text.delta","output_index":0,"delta":null}""")]
    [InlineData("""{"type":"response.output_item.added","item":null}""")]
    [InlineData("""{"no":"type"}""")]
    [InlineData("[DONE]")]
    public async Task Event_that_is_not_known_is_a_sign_of_life_only(string payload)
    {
        var actual = await ReadAsync(Answer(Text(0, "\"a\""), payload, Text(0, "\"b\"")));
        Assert.Equal((null, "ab"), (actual.Failure, actual.Text));
    }

    [Theory]
    [InlineData("max_output_tokens", "length")]
    [InlineData("content_filter", "content_filter")]
    [InlineData("someday", "incomplete:someday")]
    public async Task Incomplete_is_complete_with_its_reason(string reason, string expected)
    {
        var actual = await ReadAsync(Events(Start, Text(0, "\"a\""), $$$$"""{"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":"{{{{reason}}}}"},"usage":{"input_tokens":0,"output_tokens":0,"total_tokens":0}}}"""));
        Assert.Equal((null, expected, 0), (actual.Failure, actual.FinishReason, actual.Usage!.OutputTokenCount));
    }

    [Fact]
    public async Task Usage_is_told_with_its_details()
    {
        var usage = (await ReadAsync(Answer(Text(0, "\"a\"")))).Usage!;
        Assert.Equal((10, 7, 17, 4, 5), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount, usage.CachedInputTokenCount, usage.ReasoningTokenCount));
    }

    /// <summary>Recorded as an object, described as flat; or only the response says it. It is reported once.</summary>
    [Theory]
    [InlineData("""{"type":"error","sequence_number":2,"error":{"type":"rate_limit_exceeded","code":"rate_limit_exceeded","message":"boom"}}""", ProviderErrorKind.RateLimited)]
    [InlineData("""{"type":"error","code":"server_error","message":"boom","param":null}""", ProviderErrorKind.ServerError)]
    [InlineData("""{"type":"response.failed","response":{"status":"failed","error":{"code":"insufficient_quota","message":"boom"}}}""", ProviderErrorKind.Billing)]
    [InlineData("""{"type":"response.failed","response":{"status":"failed","error":{"code":"invalid_prompt","message":"boom"}}}""", ProviderErrorKind.BadRequest)]
    [InlineData("""{"error":{"message":"boom"}}""", ProviderErrorKind.ServerError)]
    public async Task Error_in_the_stream_is_told_after_the_text_before_it(string error, ProviderErrorKind kind)
    {
        var actual = await ReadAsync(Events(Start, Text(0, "\"a\""), error, """{"type":"response.failed","response":{"status":"failed","error":{"code":"x","message":"again"}}}"""));
        Assert.Equal(("a", "boom", kind, null), (actual.Text, actual.Failure!.ProviderMessage, actual.Failure.Kind, actual.FinishReason));
    }

    [Fact]
    public async Task Failure_without_words_is_still_one()
        => Assert.Equal(ProviderErrorKind.ServerError, (await ReadAsync(Events(Start, """{"type":"response.failed","response":{"status":"failed","error":null,"usage":null}}"""))).Failure!.Kind);

    /// <summary>Neither the end of the stream nor OpenRouter's [DONE] is an end marker.</summary>
    [Theory]
    [InlineData("[DONE]")]
    [InlineData("""{"type":"response.output_text.done","output_index":0,"content_index":0,"text":"a"}""")]
    public async Task End_without_a_terminal_event_is_truncated_and_everything_that_came_is_told(string last)
    {
        var actual = await ReadAsync(Events(Start, Text(0, "\"a\""), Added(1, """{"type":"function_call","call_id":"c","name":"f","arguments":""}"""), Event("function_call_arguments.delta", 1, "\"{\\\"lo\""), last));
        Assert.Equal((ProviderErrorKind.Truncated, "a", null), (actual.Failure!.Kind, actual.Text, actual.FinishReason));
        Assert.Equal("{\"lo", Assert.Single(actual.ToolCalls).RawRepresentation);
    }

    [Theory]
    [InlineData("completed", "stop")]
    [InlineData("incomplete", "length")]
    public async Task Whole_response_in_place_of_a_stream_is_read(string status, string reason)
    {
        var actual = await ReadAsync(
            $$$"""{"id":"resp_1","object":"response","created_at":1.5,"model":"m1","status":"{{{status}}}","error":null,"incomplete_details":{"reason":"max_output_tokens"},"output":[{"type":"reasoning","summary":[{"type":"summary_text","text":"why"}]},{"type":"message","content":[{"type":"output_text","text":"whole"}]}],"usage":{"input_tokens":1,"output_tokens":2,"total_tokens":3}}""",
            "application/json");
        Assert.Equal((null, "whole", "why", reason, 3), (actual.Failure, actual.Text, actual.Reasoning, actual.FinishReason, actual.Usage!.TotalTokenCount));
    }

    /// <summary>LM Studio answers 200 for paths it does not know.</summary>
    [Theory]
    [InlineData("{\"error\":\"Unexpected endpoint or method. (POST /v1/responses)\"}", ProviderErrorKind.ModelNotFound)]
    [InlineData("{\"error\":{\"message\":\"boom\"}}", ProviderErrorKind.ServerError)]
    [InlineData("{\"object\":\"response\",\"status\":\"failed\",\"error\":null,\"output\":[]}", ProviderErrorKind.ServerError)]
    [InlineData("{\"hello\":\"world\"}", ProviderErrorKind.Protocol)]
    public async Task Something_else_in_place_of_a_stream_is_an_error(string body, ProviderErrorKind kind)
        => Assert.Equal(kind, (await ReadAsync(body, "application/json")).Failure!.Kind);

    [Fact]
    public async Task Calls_are_told_where_their_items_finish_and_once()
        => Assert.Equal("c1 f {\"a\":1} | c2 g {}", await CallsAsync(
            Added(0, """{"type":"function_call","id":"fc_1","call_id":"c1","name":"f","arguments":""}"""),
            Event("function_call_arguments.delta", 0, "\"{\\\"a\\\"\""),
            Added(1, """{"type":"function_call","id":"fc_2","call_id":"c2","name":"g","arguments":""}"""),
            Event("function_call_arguments.delta", 1, "\"{}\""),
            Event("function_call_arguments.delta", 0, "\":1}\""),
            Event("function_call_arguments.done", 0, "\"{\\\"a\\\":1}\""),
            Done(0, """{"type":"function_call","id":"fc_1","call_id":"c1","name":"f","arguments":"{\"a\":1}"}"""),
            Done(1, """{"type":"function_call","id":"fc_2","call_id":"c2","name":"g","arguments":"{}"}"""),
            Completed("""[{"type":"function_call","call_id":"c1","name":"f","arguments":"{\"a\":1}"},{"type":"function_call","call_id":"c2","name":"g","arguments":"{}"}]""")));

    /// <summary>LM Studio sends .done without any delta.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Final_arguments_win_over_the_slices(bool hasSlice)
        => Assert.Equal("c f {\"a\":1}", await CallsAsync(
            Added(0, """{"type":"function_call","call_id":"c","name":"f","arguments":""}"""),
            hasSlice ? Event("function_call_arguments.delta", 0, "\"{\\\"a\"") : """{"type":"keepalive"}""",
            Event("function_call_arguments.done", 0, "\"{\\\"a\\\":1}\""),
            Completed()));

    [Fact]
    public async Task Call_that_only_the_response_names_is_told()
        => Assert.Equal("c f {}", await CallsAsync(Completed("""[{"type":"function_call","call_id":"c","name":"f","arguments":"{}"}]""")));

    /// <summary>Free input is no JSON; it is kept raw and nobody executes it as arguments.</summary>
    [Fact]
    public async Task Input_of_a_custom_tool_is_kept_raw()
    {
        var call = Assert.Single((await ReadAsync(Answer(
            Added(0, """{"type":"custom_tool_call","call_id":"c","name":"sql","input":""}"""),
            Event("custom_tool_call_input.delta", 0, "\"SELECT 1\""),
            Done(0, """{"type":"custom_tool_call","call_id":"c","name":"sql","input":"SELECT 1"}""")))).ToolCalls);
        Assert.Equal("SELECT 1", call.RawRepresentation);
        Assert.NotNull(call.Exception);
    }

    [Fact]
    public async Task Argument_slices_are_counted_as_they_arrive()
        => Assert.Equal([0, 4, 3], (await ReadAsync(Answer(Event("function_call_arguments.delta", 0, "\"{\\\"a\\\"\""), Event("function_call_arguments.delta", 0, "\":1}\"")))).Updates.Take(3).Select(update => update.ToolCallCharacters));

    [Fact]
    public async Task Key_echoed_by_the_server_is_not_passed_on()
    {
        var failure = (await ReadAsync(Events("""{"type":"error","message":"bad key sk-secret-key","code":"sk-secret-key"}"""))).Failure!;
        Assert.DoesNotContain("sk-secret-key", failure + failure.ProviderMessage + failure.ProviderCode, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("https://api.openai.com/v1/responses", false, "https://api.openai.com/v1/responses")]
    [InlineData("https://api.openai.com/v1", true, "https://api.openai.com/v1/responses")]
    [InlineData("https://api.openai.com/v1", false, "https://api.openai.com/v1/chat/completions")]
    public void Api_is_chosen_by_setting_or_by_the_pasted_address(string url, bool setting, string expected)
    {
        Assert.True(OpenAIEndpoint.TryCreate(url, null, out var endpoint, out _, setting));
        Assert.Equal((expected, "https://api.openai.com/v1/models"), (endpoint.Chat.AbsoluteUri, endpoint.Models.AbsoluteUri));
    }

    private static async Task<string> CallsAsync(params string[] events)
    {
        var actual = await ReadAsync(Events([Start, .. events]));
        Assert.Equal((null, "tool_calls"), (actual.Failure, actual.FinishReason));
        return string.Join(" | ", actual.ToolCalls.Select(call => $"{call.CallId} {call.Name} {call.RawRepresentation}"));
    }
}
