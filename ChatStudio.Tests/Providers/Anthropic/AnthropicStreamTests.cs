using System.Text;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using static ChatStudio.Tests.Support.CannedAnthropic;

namespace ChatStudio.Tests.Providers.Anthropic;

/// <summary>What an event may look like, trap by trap.</summary>
public sealed class AnthropicStreamTests
{
    private const string TextBlock = """{"type":"text","text":""}""";
    private const string ThinkingBlock = """{"type":"thinking","thinking":"","signature":""}""";

    [Fact]
    public async Task Text_of_all_blocks_is_told_in_order()
        => Assert.Equal("Héllo 😀 world", (await ReadAsync(Answer(
            Open(0, TextBlock), Text(0, "\"Héllo \""), Text(0, "\"😀\""), Close(0), Open(1, """{"type":"text","text":" wor"}"""), Text(1, "\"ld\""), Close(1)))).Text);

    /// <summary>A text block may have no delta at all.</summary>
    [Fact]
    public async Task Answer_without_a_word_is_complete()
    {
        var actual = await ReadAsync(Answer(Open(0, TextBlock), Close(0)));
        Assert.Equal((null, "", "stop"), (actual.Failure, actual.Text, actual.FinishReason));
    }

    /// <summary>Padding inside the payload, spaces in front of values, members in another order, names that leak from a ping.</summary>
    [Fact]
    public async Task Payload_is_read_as_json_and_never_compared()
        => Assert.Equal("ab", (await ReadAsync("event: ping\n\n" + Answer(
            """{"type": "ping"}""", Open(0, TextBlock), """{"delta":{"text":"a","type":"text_delta"},"index":0,"type":"content_block_delta"}     """, Text(0, "\"b\""), Close(0)))).Text);

    [Theory]
    [InlineData("""{"type":"someday_delta","text":"no"}""")]
    [InlineData("""{"type":7,"text":"no"}""")]
    [InlineData("\"no\"")]
    [InlineData("null")]
    [InlineData("""{"type":"text_delta","text":null}""")]
    public async Task Delta_that_is_not_known_is_left_out(string delta)
        => Assert.Equal("a", (await ReadAsync(Answer(Open(0, TextBlock), Text(0, "\"a\""), Delta(0, delta), Close(0)))).Text);

    [Theory]
    [InlineData("""{"type":"someday","id":1}""")]
    [InlineData("""{"no":"type"}""")]
    [InlineData("""{"type":"content_block_delta","index":9,"delta":{"type":"text_delta","text":"no"}}""")]
    [InlineData("""{"type":"content_block_stop","index":9}""")]
    [InlineData("""{"type":"content_block_start","index":9,"content_block":{"type":"someday","text":"no"}}""")]
    [InlineData("[DONE]")]
    public async Task Event_that_is_not_known_is_a_sign_of_life_only(string payload)
        => Assert.Equal(("a", null), await TextAndFailure(Events(Start, Open(0, TextBlock), payload, Text(0, "\"a\""), Close(0), End(), Stop)));

    /// <summary>Half of an emoji in one delta, the other half in the next.</summary>
    [Fact]
    public async Task Surrogate_pair_split_over_two_deltas_arrives_whole()
        => Assert.Equal("a😀b\uFFFD", (await ReadAsync(Answer(Open(0, TextBlock), Text(0, "\"a\\ud83d\""), Text(0, "\"\\ude00b\""), Text(0, "\"\\ud83d\""), Close(0)))).Text);

    [Fact]
    public async Task Thinking_is_reasoning_and_its_signature_is_kept()
    {
        var actual = await ReadAsync(Answer(
            Open(0, ThinkingBlock),
            Delta(0, """{"type":"thinking_delta","thinking":"Let me "}"""),
            Delta(0, """{"type":"thinking_delta","thinking":"see."}"""),
            Delta(0, """{"type":"signature_delta","signature":"Eo"}"""),
            Delta(0, """{"type":"signature_delta","signature":"QD"}"""),
            Close(0),
            Open(1, TextBlock),
            Text(1, "\"So.\"")));
        Assert.Equal(("Let me see.", "So."), (actual.Reasoning, actual.Text));
        Assert.EndsWith(":EoQD", Assert.Single(actual.Protected), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Second_block_of_thinking_is_set_apart_by_a_blank_line()
        => Assert.Equal("one\n\ntwo", (await ReadAsync(Answer(
            Open(0, ThinkingBlock), Delta(0, """{"type":"thinking_delta","thinking":"one"}"""), Close(0),
            Open(1, """{"type":"redacted_thinking","data":"xyz"}"""), Close(1),
            Open(2, ThinkingBlock), Delta(2, """{"type":"thinking_delta","thinking":""}"""), Delta(2, """{"type":"thinking_delta","thinking":"tw"}"""), Delta(2, """{"type":"thinking_delta","thinking":"o"}"""), Close(2)))).Reasoning);

    /// <summary>With display "omitted" only the signature comes.</summary>
    [Fact]
    public async Task Thinking_that_is_not_shown_leaves_its_signature()
    {
        var actual = await ReadAsync(Answer(Open(0, ThinkingBlock), Delta(0, """{"type":"signature_delta","signature":"Eo"}"""), Close(0)));
        Assert.Equal("", actual.Reasoning);
        Assert.Single(actual.Protected);
    }

    [Fact]
    public async Task Citations_come_behind_the_text_they_belong_to()
    {
        var actual = await ReadAsync(Answer(
            Open(0, """{"type":"text","text":"","citations":[]}"""),
            Delta(0, """{"type":"citations_delta","citation":{"type":"web_search_result_location","url":"https://a.example/","title":"A","cited_text":"words","encrypted_index":"x"}}"""),
            Text(0, "\"a\""),
            Delta(0, """{"type":"citations_delta","citation":{"type":"char_location","document_index":0,"document_title":"B","start_char_index":1}}"""),
            Close(0)));
        Assert.Equal([("A", "https://a.example/", "words"), ("B", null, null)], actual.Citations.Select(c => (c.Title, c.Url?.OriginalString, c.Snippet)));
        Assert.Equal(2, actual.Updates.Single(update => update.Contents.Any(content => content.Annotations is not null)).Contents[0].Annotations!.Count);
    }

    [Theory]
    [InlineData("end_turn", "stop")]
    [InlineData("stop_sequence", "stop")]
    [InlineData("max_tokens", "length")]
    [InlineData("model_context_window_exceeded", "length")]
    [InlineData("tool_use", "tool_calls")]
    [InlineData("refusal", "content_filter")]
    [InlineData("pause_turn", "pause_turn")]
    [InlineData("someday", "someday")]
    public async Task Stop_reason_is_told_by_its_usual_name(string reason, string expected)
        => Assert.Equal(expected, (await ReadAsync(Events(Start, Open(0, TextBlock), Text(0, "\"a\""), Close(0), End(reason), Stop))).FinishReason);

    [Fact]
    public async Task Why_an_answer_was_refused_is_kept_beside_the_reason()
    {
        var actual = await ReadAsync(Events(Start, """{"type":"message_delta","delta":{"stop_reason":"refusal","stop_sequence":null,"stop_details":{"type":"refusal","category":"bio"}},"usage":{"output_tokens":1}}""", Stop));
        Assert.Equal("""{"type":"refusal","category":"bio"}""", actual.Updates[^1].AdditionalProperties!["stop_details"]);
    }

    /// <summary>Input is what was neither read from nor written to the cache; counts are cumulative and a later zero is right.</summary>
    [Fact]
    public async Task Usage_adds_the_cache_to_the_input_and_the_last_word_wins()
    {
        var usage = (await ReadAsync(Events(
            """{"type":"message_start","message":{"id":"m","usage":{"input_tokens":5,"cache_read_input_tokens":900,"cache_creation_input_tokens":7,"output_tokens":1}}}""",
            End(usage: """{"input_tokens":3,"cache_read_input_tokens":0,"output_tokens":40,"output_tokens_details":{"thinking_tokens":30}}"""),
            End(usage: """{"output_tokens":42}"""),
            Stop))).Usage!;
        Assert.Equal((10, 42, 52, 0, 30), (usage.InputTokenCount, usage.OutputTokenCount, usage.TotalTokenCount, usage.CachedInputTokenCount, usage.ReasoningTokenCount));
        Assert.Equal(7, usage.AdditionalCounts!["cache_write_tokens"]);
    }

    /// <summary>Only message_stop ends an answer: neither a stop reason nor a gateway's [DONE] does.</summary>
    [Theory]
    [InlineData("[DONE]")]
    [InlineData("""{"type":"ping"}""")]
    public async Task End_without_message_stop_is_truncated_and_everything_that_came_is_told(string last)
    {
        var actual = await ReadAsync(Events(Start, Open(0, TextBlock), Text(0, "\"a\""), Close(0), Open(1, """{"type":"tool_use","id":"t","name":"f","input":{}}"""), Delta(1, """{"type":"input_json_delta","partial_json":"{\"lo"}"""), End(), last));
        Assert.Equal((ProviderErrorKind.Truncated, "a", null), (actual.Failure!.Kind, actual.Text, actual.FinishReason));
        Assert.Equal("{\"lo", Assert.Single(actual.ToolCalls).RawRepresentation);
        Assert.NotNull(actual.ToolCalls[0].Exception);
        Assert.Equal(7, actual.Usage!.OutputTokenCount);
    }

    /// <summary>OpenRouter adds an event that no client of this API can read.</summary>
    [Fact]
    public async Task Nothing_behind_message_stop_is_read()
        => Assert.Equal(("a", null), await TextAndFailure(Answer(Open(0, TextBlock), Text(0, "\"a\""), Close(0)) + "event: data\ndata: [DONE]\n\ndata: {oops\n\ndata: {oops\n\n"));

    [Theory]
    [InlineData("""{"type":"error","error":{"type":"overloaded_error","message":"boom","details":null},"request_id":null}""", ProviderErrorKind.Overloaded)]
    [InlineData("""{"type":"error","error":{"type":"api_error","message":"boom"}}""", ProviderErrorKind.ServerError)]
    [InlineData("""{"type":"error","error":{"type":"rate_limit_error","message":"boom"}}""", ProviderErrorKind.RateLimited)]
    [InlineData("""{"type":"error","error":{"type":"invalid_request_error","message":"boom"}}""", ProviderErrorKind.BadRequest)]
    [InlineData("""{"error":{"message":"boom"}}""", ProviderErrorKind.ServerError)]
    public async Task Error_in_the_stream_is_told_after_the_text_before_it(string error, ProviderErrorKind kind)
    {
        var actual = await ReadAsync(Events(Start, Open(0, TextBlock), Text(0, "\"a\""), error));
        Assert.Equal(("a", "boom", kind, null), (actual.Text, actual.Failure!.ProviderMessage, actual.Failure.Kind, actual.FinishReason));
    }

    /// <summary>A proxy that retries in the middle of a stream joins two answers into one.</summary>
    [Fact]
    public async Task Second_message_inside_the_stream_is_a_protocol_error()
    {
        var actual = await ReadAsync(Events(Start, Open(0, TextBlock), Text(0, "\"a\"")) + Answer(Open(0, TextBlock), Text(0, "\"ab\""), Close(0)));
        Assert.Equal((ProviderErrorKind.Protocol, "a"), (actual.Failure!.Kind, actual.Text));
    }

    [Theory]
    [InlineData("data: {\"type\":\"content_bl", ProviderErrorKind.Truncated)]
    [InlineData("data: {\"type\": oops\n\ndata: {\"type\":\"ping\"}\n\n", ProviderErrorKind.Protocol)]
    public async Task Broken_frame_is_a_cut_at_the_end_and_a_fault_before_it(string rest, ProviderErrorKind kind)
        => Assert.Equal(kind, (await ReadAsync(Events(Start, Open(0, TextBlock), Text(0, "\"a\"")) + rest)).Failure!.Kind);

    [Fact]
    public async Task Whole_message_in_place_of_a_stream_is_read()
    {
        var actual = await ReadAsync(
            """{"id":"msg_1","type":"message","role":"assistant","model":"claude","content":[{"type":"thinking","thinking":"why","signature":"Eo"},{"type":"text","text":"whole"},{"type":"tool_use","id":"t","name":"f","input":{"a":1}}],"stop_reason":"tool_use","stop_sequence":null,"usage":{"input_tokens":1,"output_tokens":2}}""",
            "application/json");
        Assert.Equal((null, "whole", "why", "tool_calls", 3), (actual.Failure, actual.Text, actual.Reasoning, actual.FinishReason, actual.Usage!.TotalTokenCount));
        Assert.Equal("{\"a\":1}", Assert.Single(actual.ToolCalls).RawRepresentation);
        Assert.Equal("claude", actual.Updates[0].ModelId);
    }

    [Theory]
    [InlineData("<!doctype html>", "web page")]
    [InlineData("{\"hello\":\"world\"}", "neither")]
    public async Task Something_else_in_place_of_a_stream_is_a_protocol_error_that_says_so(string body, string words)
        => Assert.Contains(words, (await ReadAsync(body)).Failure!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task Key_echoed_by_the_server_is_not_passed_on()
    {
        var failure = (await ReadAsync(Events("""{"type":"error","error":{"type":"sk-secret-key","message":"bad key sk-secret-key"}}"""))).Failure!;
        Assert.DoesNotContain("sk-secret-key", failure + failure.ProviderMessage + failure.ProviderCode, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Updates_carry_the_arrival_of_their_frame_and_the_ids()
    {
        var actual = await ReadAsync(new PiecewiseStream([
            Encoding.UTF8.GetBytes(Events(Start, Open(0, TextBlock), Text(0, "\"a\""))),
            Encoding.UTF8.GetBytes(Events(Text(0, "\"b\""), Close(0), End(), Stop))]));
        var told = actual.Updates.Where(update => update.Contents.OfType<TextContent>().Any()).ToArray();
        Assert.True(told[1].ArrivedAt > told[0].ArrivedAt);
        Assert.All(actual.Updates, update => Assert.Equal(("msg_1", "claude"), (update.ResponseId, update.ModelId)));
    }

    private static async Task<(string, ProviderException?)> TextAndFailure(string body)
    {
        var actual = await ReadAsync(body);
        return (actual.Text, actual.Failure);
    }
}
