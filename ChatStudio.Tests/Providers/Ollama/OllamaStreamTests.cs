using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;
using static ChatStudio.Tests.Support.CannedOllama;

namespace ChatStudio.Tests.Providers.Ollama;

/// <summary>What a line may look like, trap by trap.</summary>
public sealed class OllamaStreamTests
{
    [Theory]
    [InlineData("\"content\":null", "")]
    [InlineData("\"content\":\"\"", "")]
    [InlineData("\"images\":null", "")]
    [InlineData("\"content\":\"0\"", "0")]
    [InlineData("\"content\":0", "")]
    public async Task Content_in_any_form_becomes_text_or_nothing(string members, string text)
        => Assert.Equal(text, (await ReadAsync(Lines(Line(members), End()))).Text);

    /// <summary>Both may stand in one line.</summary>
    [Fact]
    public async Task Thinking_and_text_of_one_line_are_told_in_this_order()
    {
        var actual = await ReadAsync(Lines(Line("\"content\":\"\",\"thinking\":\"wh\""), Line("\"content\":\"so\",\"thinking\":\"y\""), End()));
        Assert.Equal(("why", "so"), (actual.Reasoning, actual.Text));
        Assert.Equal([typeof(TextReasoningContent), typeof(TextContent)], actual.Updates[1].Contents.Select(content => content.GetType()));
    }

    [Fact]
    public async Task Surrogate_pair_split_over_two_lines_arrives_whole()
        => Assert.Equal("a😀b\uFFFD", (await ReadAsync(Lines(Text("\"a\\ud83d\""), Text("\"\\ude00b\""), Text("\"\\ud83d\""), End()))).Text);

    /// <summary>Calls come whole: they are appended and never merged, whatever their index; ids exist on newer servers only.</summary>
    [Theory]
    [InlineData("""[{"function":{"name":"f","arguments":{"a":1}}},{"function":{"name":"f","arguments":{}}}]""", "call_1 f {\"a\":1} | call_2 f {}")]
    [InlineData("""[{"id":"x","function":{"index":0,"name":"f","arguments":{"a":{"b":[1]}}}},{"id":"","function":{"index":0,"name":"g"}}]""", "x f {\"a\":{\"b\":[1]}} | call_2 g {}")]
    [InlineData("""[{"function":{"name":"f","arguments":"{\"a\":1}"}}]""", "call_1 f {\"a\":1}")]
    [InlineData("null", "")]
    public async Task Calls_are_appended(string calls, string expected)
    {
        var actual = await ReadAsync(Lines(Line($"\"content\":\"\",\"tool_calls\":{calls}"), End()));
        Assert.Equal(expected, string.Join(" | ", actual.ToolCalls.Select(call => $"{call.CallId} {call.Name} {call.RawRepresentation}")));
        Assert.All(actual.ToolCalls, call => Assert.Null(call.Exception));
    }

    [Fact]
    public async Task Ids_that_are_made_up_go_on_from_line_to_line()
    {
        const string call = """ "tool_calls":[{"function":{"name":"f","arguments":{}}}]""";
        Assert.Equal(["call_1", "call_2"], (await ReadAsync(Lines(Line(call), Line(call), End()))).ToolCalls.Select(made => made.CallId));
    }

    [Theory]
    [InlineData("stop", "stop")]
    [InlineData("length", "length")]
    [InlineData("load", "stop")]
    [InlineData("someday", "someday")]
    public async Task Done_reason_is_told_by_its_usual_name(string reason, string expected)
        => Assert.Equal(expected, (await ReadAsync(Lines(Text("\"a\""), End(reason)))).FinishReason);

    /// <summary>A turn with calls ends with "stop" as well.</summary>
    [Fact]
    public async Task Stop_after_calls_means_tool_calls()
        => Assert.Equal("tool_calls", (await ReadAsync(Lines(Line("""  "tool_calls":[{"function":{"name":"f","arguments":{}}}]"""), End()))).FinishReason);

    [Fact]
    public async Task Done_without_a_reason_is_a_stop()
        => Assert.Equal("stop", (await ReadAsync("{\"message\":{\"content\":\"a\"},\"done\":true}")).FinishReason);

    [Fact]
    public async Task Counts_and_durations_of_the_last_line_are_told()
    {
        var actual = await ReadAsync(Lines(Text("\"a\""), End()));
        Assert.Equal((26, 298, 324), (actual.Usage!.InputTokenCount, actual.Usage.OutputTokenCount, actual.Usage.TotalTokenCount));
        Assert.Equal((1000L, 2500L), (actual.Usage.AdditionalCounts!["load_duration"], actual.Usage.AdditionalCounts["eval_duration"]));
        Assert.Equal(4000L, actual.Updates[^1].AdditionalProperties!["total_duration"]);
    }

    /// <summary>What is zero is left out: a prompt that was all in the cache has no count.</summary>
    [Fact]
    public async Task Missing_prompt_count_is_not_a_zero()
        => Assert.Equal((null, 3), ((await ReadAsync("{\"done\":true,\"eval_count\":3}")).Usage is var usage ? (usage!.InputTokenCount, usage.OutputTokenCount) : default));

    [Theory]
    [InlineData("")]
    [InlineData("{\"message\":{\"content\":\"b\"},\"do")]
    [InlineData("{\"message\":{\"content\":\"b\"},\"done\":false}")]
    [InlineData("{\"done_reason\":\"stop\",\"eval_count\":1}")]
    public async Task End_without_done_is_truncated_and_what_came_is_told(string rest)
    {
        var actual = await ReadAsync(Lines(Text("\"a\"")) + rest);
        Assert.Equal((ProviderErrorKind.Truncated, null), (actual.Failure!.Kind, actual.FinishReason));
        Assert.StartsWith("a", actual.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Last_line_without_its_end_counts_when_it_is_whole()
        => Assert.Null((await ReadAsync(Lines(Text("\"a\"")) + End())).Failure);

    [Fact]
    public async Task Broken_line_in_the_middle_is_a_protocol_error_that_quotes_it()
    {
        var actual = await ReadAsync(Lines(Text("\"a\""), "{\"message\": oops", End()));
        Assert.Equal((ProviderErrorKind.Protocol, "a", "{\"message\": oops"), (actual.Failure!.Kind, actual.Text, actual.Failure.ProviderMessage));
    }

    [Theory]
    [InlineData("{\"error\":\"an error was encountered while running the model\"}", ProviderErrorKind.ServerError)]
    [InlineData("{\"error\":{\"message\":\"boom\"}}", ProviderErrorKind.ServerError)]
    [InlineData("{\"error\":\"model 'x' not found\"}", ProviderErrorKind.ModelNotFound)]
    public async Task Error_line_is_told_after_the_text_before_it(string line, ProviderErrorKind kind)
    {
        var actual = await ReadAsync(Lines(Text("\"a\""), line));
        Assert.Equal(("a", kind, null), (actual.Text, actual.Failure!.Kind, actual.FinishReason));
        Assert.NotEmpty(actual.Failure.ProviderMessage!);
    }

    [Fact]
    public async Task Nothing_behind_done_is_read()
        => Assert.Null((await ReadAsync(Lines(Text("\"a\""), End(), "oops", "oops"))).Failure);

    [Fact]
    public async Task Web_page_in_place_of_an_answer_is_said_to_be_one()
        => Assert.Contains("web page", (await ReadAsync("<html></html>")).Failure!.Message, StringComparison.Ordinal);

    [Fact]
    public async Task Key_echoed_by_the_server_is_not_passed_on()
        => Assert.DoesNotContain("sk-secret-key", (await ReadAsync("{\"error\":\"bad key sk-secret-key\"}")).Failure!.ProviderMessage, StringComparison.Ordinal);
}
