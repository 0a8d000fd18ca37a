using System.Text;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;
using static ChatStudio.Tests.Support.CannedAnswer;

namespace ChatStudio.Tests.Providers.OpenAI;

/// <summary>What a chunk may look like, trap by trap.</summary>
public sealed class OpenAIStreamTests
{
    [Theory]
    [InlineData("""{"content":null}""", "")]
    [InlineData("""{"content":""}""", "")]
    [InlineData("""{}""", "")]
    [InlineData("""{"content":"0"}""", "0")]
    [InlineData("""{"content":0}""", "")]
    [InlineData("""{"content":[{"type":"text","text":"a"},{"type":"reference","reference_ids":[1]},{"type":"text","text":"b"}]}""", "ab")]
    [InlineData("""{"refusal":"I cannot help with that."}""", "I cannot help with that.")]
    [InlineData("""{"content":"<think>kept</think>"}""", "<think>kept</think>")]
    [InlineData("\"not an object\"", "")]
    public async Task Content_in_any_form_becomes_text_or_nothing(string delta, string text)
        => Assert.Equal(text, (await ReadAsync(Events(Delta(delta), Stop, Done))).Text);

    [Theory]
    [InlineData("""{"reasoning_content":"why"}""")]
    [InlineData("""{"reasoning":"why"}""")]
    [InlineData("""{"reasoning":"why","reasoning_details":[{"type":"reasoning.text","text":"why"}]}""")]
    [InlineData("""{"reasoning_details":[{"type":"reasoning.summary","summary":"why"}],"reasoning":null}""")]
    [InlineData("""{"reasoning_content":"why","reasoning":"why"}""")]
    [InlineData("""{"content":[{"type":"thinking","thinking":[{"type":"text","text":"why"}]}]}""")]
    public async Task Reasoning_under_any_name_is_told_once(string delta)
    {
        var actual = await ReadAsync(Events(Delta(delta), Delta("""{"content":"so"}"""), Stop, Done));
        Assert.Equal(("why", "so"), (actual.Reasoning, actual.Text));
    }

    /// <summary>Gemini puts thoughts into the content, between tags, with a flag beside it.</summary>
    [Fact]
    public async Task Flagged_thoughts_are_reasoning_without_their_tags()
    {
        var actual = await ReadAsync(Events(
            Delta("""{"content":"<thought>Let me","extra_content":{"google":{"thought":true}}}"""),
            Delta("""{"content":" see","extra_content":{"google":{"thought":true}}}"""),
            Delta("""{"content":"</thought>Hello"}"""),
            Stop));
        Assert.Equal(("Let me see", "Hello"), (actual.Reasoning, actual.Text));
    }

    [Fact]
    public async Task Chunks_without_a_choice_or_delta_are_signs_of_life_only()
    {
        var actual = await ReadAsync(Events(
            """{"choices":[],"prompt_filter_results":[{"index":0}]}""",
            """{"choices":[{"index":0,"finish_reason":null,"content_filter_results":{}}]}""",
            """{"choices":null}""",
            Delta("""{"content":"a"}"""),
            Stop,
            Done));
        Assert.Equal("a", actual.Text);
        Assert.Null(actual.Failure);
        Assert.Empty(actual.Updates[0].Contents);
    }

    /// <summary>Perplexity and Writer repeat the text so far beside the delta.</summary>
    [Fact]
    public async Task Cumulative_message_beside_the_delta_is_not_told_twice()
        => Assert.Equal("ab", (await ReadAsync(Events(
            """{"choices":[{"delta":{"content":"a"},"message":{"content":"a"}}]}""",
            """{"choices":[{"delta":{"content":"b"},"message":{"content":"ab"},"finish_reason":"stop"}]}"""))).Text);

    [Fact]
    public async Task Other_choices_are_left_out_also_where_the_index_comes_last()
        => Assert.Equal("ac", (await ReadAsync(Events(
            """{"choices":[{"delta":{"content":"a"},"index":0},{"delta":{"content":"b"},"index":1}]}""",
            """{"choices":[{"delta":{"content":"x"},"finish_reason":"length","index":1},{"delta":{"content":"c"},"finish_reason":"stop","index":0}]}"""))).Text);

    /// <summary>Half of an emoji in one chunk, the other half in the next.</summary>
    [Fact]
    public async Task Surrogate_pair_split_over_two_chunks_arrives_whole()
    {
        var actual = await ReadAsync(Events(Delta("""{"content":"a\ud83d"}"""), Delta("""{"content":"\ude00b"}"""), Delta("""{"content":"\ud83d"}"""), Stop, Done));
        Assert.Equal("a😀b\uFFFD", actual.Text);
        Assert.All(actual.Updates, update => Assert.Equal(update.Text, Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(update.Text))));
    }

    [Fact]
    public async Task Usage_last_one_wins_and_hidden_reasoning_is_output()
    {
        var actual = await ReadAsync(Events(
            """{"choices":[{"delta":{"content":"a"}}],"usage":{"prompt_tokens":1,"completion_tokens":1,"total_tokens":2}}""",
            Stop,
            """{"choices":[],"usage":{"prompt_tokens":291,"completion_tokens":26,"total_tokens":513,"prompt_tokens_details":{"cached_tokens":290},"completion_tokens_details":{"reasoning_tokens":196}}}""",
            """{"choices":[],"usage":null}""",
            Done));
        Assert.Equal((291, 222, 290, 196), (actual.Usage!.InputTokenCount, actual.Usage.OutputTokenCount, actual.Usage.CachedInputTokenCount, actual.Usage.ReasoningTokenCount));
    }

    [Theory]
    [InlineData(""", "finish_reason":"length"}""", null, "length")]
    [InlineData(""", "finish_reason":"length"}""", """{"choices":[{"index":0,"delta":{},"finish_reason":null}]}""", "length")]
    [InlineData("}", Done, "stop")]
    public async Task End_proof_is_a_finish_reason_or_the_done_marker(string end, string? after, string reason)
    {
        var actual = await ReadAsync(Events(["""{"choices":[{"index":0,"delta":{"content":"a"}""" + end + "]}", .. after is null ? [] : new[] { after }]));
        Assert.Null(actual.Failure);
        Assert.Equal(("a", reason), (actual.Text, actual.FinishReason));
    }

    [Fact]
    public async Task End_without_a_marker_is_truncated_and_everything_that_came_is_told()
    {
        var actual = await ReadAsync(Events(Delta("""{"content":"a"}"""), Delta("""{"tool_calls":[{"index":0,"id":"t","function":{"name":"f","arguments":"{\"lo"}}]}""")));
        Assert.Equal(ProviderErrorKind.Truncated, actual.Failure!.Kind);
        Assert.Equal(("a", null), (actual.Text, actual.FinishReason));
        Assert.Equal("{\"lo", Assert.Single(actual.ToolCalls).RawRepresentation);
        Assert.NotNull(actual.ToolCalls[0].Exception);
    }

    [Theory]
    [InlineData("data: {\"choices\":[{\"del")]
    [InlineData("data: {\"choices\":[{\"del\n\n")]
    public async Task Broken_last_frame_is_a_cut(string rest)
        => Assert.Equal(ProviderErrorKind.Truncated, (await ReadAsync(Events(Delta("""{"content":"a"}""")) + rest)).Failure!.Kind);

    [Fact]
    public async Task Broken_frame_in_the_middle_is_a_protocol_error_that_quotes_it()
    {
        var actual = await ReadAsync(Events(Delta("""{"content":"a"}"""), "{\"choices\": oops", Stop, Done));
        Assert.Equal((ProviderErrorKind.Protocol, "a"), (actual.Failure!.Kind, actual.Text));
        Assert.Equal("{\"choices\": oops", actual.Failure.ProviderMessage);
    }

    [Fact]
    public async Task Json_nested_too_deep_is_a_named_protocol_error()
    {
        var actual = await ReadAsync(Events("{\"a\":" + new string('[', 100) + new string(']', 100) + "}", Stop));
        Assert.Equal(ProviderErrorKind.Protocol, actual.Failure!.Kind);
        Assert.Contains("64", actual.Failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Unterminated_last_event_counts()
        => Assert.Null((await ReadAsync(Events(Delta("""{"content":"a"}""")) + "data: [DONE]")).Failure);

    /// <summary>A ping without data leaks its name onto the next event; that must not turn it into something else.</summary>
    [Fact]
    public async Task Pings_and_empty_events_change_nothing()
        => Assert.Equal("a", (await ReadAsync(": OPENROUTER PROCESSING\n\nevent: ping\n\ndata:\n\ndata\n\n" + Events(Delta("""{"content":"a"}"""), Stop, Done))).Text);

    [Fact]
    public async Task Connection_that_breaks_after_the_finish_reason_took_nothing_away()
    {
        var body = Encoding.UTF8.GetBytes(Events(Delta("""{"content":"a"}"""), Stop));
        var actual = await ReadAsync(new PiecewiseStream([body], new HttpIOException(HttpRequestError.ResponseEnded)));
        Assert.Null(actual.Failure);
        Assert.Equal("stop", actual.FinishReason);
    }

    [Fact]
    public async Task Connection_that_breaks_before_the_end_is_truncated_or_a_network_failure()
    {
        var body = Encoding.UTF8.GetBytes(Events(Delta("""{"content":"a"}""")));
        Assert.Equal(ProviderErrorKind.Truncated, (await ReadAsync(new PiecewiseStream([body], new HttpIOException(HttpRequestError.ResponseEnded)))).Failure!.Kind);
        Assert.Equal(ProviderErrorKind.Network, (await ReadAsync(new PiecewiseStream([body], new IOException("reset")))).Failure!.Kind);
    }

    [Fact]
    public async Task Socket_error_of_a_stopped_answer_is_a_cancellation()
    {
        using var stop = new CancellationTokenSource();
        using var client = Client(new PiecewiseStream(Pieces(), new IOException("aborted")));
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () =>
        {
            await foreach (var update in client.GetStreamingResponseAsync("Hi", cancellationToken: stop.Token))
            {
                Assert.Equal("a", update.Text);
            }
        });

        IEnumerable<ReadOnlyMemory<byte>> Pieces()
        {
            yield return Encoding.UTF8.GetBytes(Events(Delta("""{"content":"a"}""")));
            stop.Cancel();
        }
    }

    [Fact]
    public async Task Updates_carry_the_arrival_of_their_frame_and_the_ids()
    {
        var actual = await ReadAsync(new PiecewiseStream([
            Encoding.UTF8.GetBytes(Events(Delta("""{"content":"a"}"""), Delta("""{"content":"b"}"""))),
            Encoding.UTF8.GetBytes(Events(Stop, Done))]));
        Assert.Equal(actual.Updates[0].ArrivedAt, actual.Updates[1].ArrivedAt);
        Assert.True(actual.Updates[2].ArrivedAt > actual.Updates[1].ArrivedAt);
        Assert.All(actual.Updates, update => Assert.Equal(("c1", "m1"), (update.ResponseId, update.ModelId)));
    }
}
