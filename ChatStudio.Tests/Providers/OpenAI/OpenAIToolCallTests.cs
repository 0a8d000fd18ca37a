using static ChatStudio.Tests.Support.CannedAnswer;

namespace ChatStudio.Tests.Providers.OpenAI;

/// <summary>Tool calls, however they are sliced.</summary>
public sealed class OpenAIToolCallTests
{
    [Theory]
    // fragments by index; later deltas with empty id and name
    [InlineData("""[{"index":0,"id":"t1","type":"function","function":{"name":"f","arguments":""}}]""", """[{"index":0,"id":"","function":{"name":"","arguments":"{\"a\":1}"}}]""", "t1 f {\"a\":1}")]
    // two whole calls in one chunk
    [InlineData("""[{"index":0,"id":"t1","function":{"name":"f","arguments":"{}"}},{"index":1,"id":"t2","function":{"name":"g","arguments":"{}"}}]""", "[]", "t1 f {} | t2 g {}")]
    // interleaved
    [InlineData("""[{"index":0,"id":"t1","function":{"name":"f","arguments":"{"}},{"index":1,"id":"t2","function":{"name":"g","arguments":"{"}}]""", """[{"index":1,"function":{"arguments":"}"}},{"index":0,"function":{"arguments":"}"}}]""", "t1 f {} | t2 g {}")]
    // no index: a new id opens a call, no id continues the last one
    [InlineData("""[{"id":"t1","function":{"name":"f","arguments":"{}"}}]""", """[{"id":"t2","function":{"name":"g","arguments":"{"}},{"function":{"arguments":"}"}}]""", "t1 f {} | t2 g {}")]
    // every call numbered 0
    [InlineData("""[{"index":0,"id":"t1","function":{"name":"f","arguments":"{}"}}]""", """[{"index":0,"id":"t2","function":{"name":"f","arguments":"{}"}}]""", "t1 f {} | t2 f {}")]
    // no ids at all
    [InlineData("""[{"function":{"name":"f","arguments":"{}"}}]""", """[{"id":null,"function":{"name":"g","arguments":"{}"}}]""", "call_1 f {} | call_2 g {}")]
    // null, absent and object arguments
    [InlineData("""[{"index":0,"id":"0","function":{"name":"f","arguments":null}}]""", """[{"index":1,"id":"1","function":{"name":"g"}},{"index":2,"id":"2","function":{"name":"h","arguments":{"x":[1]}}}]""", "0 f  | 1 g  | 2 h {\"x\":[1]}")]
    // name after the id
    [InlineData("""[{"index":0,"id":"t1"}]""", """[{"index":0,"function":{"name":"f","arguments":"{}"}}]""", "t1 f {}")]
    public async Task Calls_are_put_together(string first, string second, string expected)
    {
        var actual = await ReadAsync(Events(Delta($$"""{"tool_calls":{{first}}}"""), Delta($$"""{"tool_calls":{{second}}}"""), Stop, Done));
        Assert.Null(actual.Failure);
        Assert.Equal(expected, string.Join(" | ", actual.ToolCalls.Select(call => $"{call.CallId} {call.Name} {call.RawRepresentation}")));
        Assert.All(actual.ToolCalls, call => Assert.Null(call.Exception));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("  ")]
    public async Task Nothing_as_arguments_means_an_empty_object(string arguments)
        => Assert.Empty(Assert.Single((await ReadAsync(Events(Delta($$$"""{"tool_calls":[{"index":0,"id":"t","function":{"name":"f","arguments":"{{{arguments}}}"}}]}"""), Stop))).ToolCalls).Arguments!);

    // The argument string holds the character itself, not its escape: half of an emoji that was cut between two slices.
    [Fact]
    public async Task Half_an_emoji_in_the_arguments_is_replaced_and_the_call_stays_whole()
    {
        var actual = await ReadAsync(Events(Delta("""{"tool_calls":[{"index":0,"id":"t","function":{"name":"f","arguments":"{\"a\":\"x\ud83d\"}"}}]}"""), Stop));

        var call = Assert.Single(actual.ToolCalls);
        Assert.Null(call.Exception);
        Assert.Equal("x\uFFFD", call.Arguments!["a"]?.ToString());
    }

    [Theory]
    [InlineData("{\\\"\\\\ud83d\\\":1}")]
    [InlineData("{\\\"a\\\": \\\"The")]
    [InlineData("[1]")]
    [InlineData("3")]
    public async Task Arguments_that_are_no_object_are_kept_raw_and_marked(string arguments)
    {
        var call = Assert.Single((await ReadAsync(Events(Delta($$$"""{"tool_calls":[{"index":0,"id":"t","function":{"name":"f","arguments":"{{{arguments}}}"}}]}"""), Stop))).ToolCalls);
        Assert.NotNull(call.Exception);
        Assert.Null(call.Arguments);
    }

    [Fact]
    public async Task Done_without_a_reason_after_calls_means_tool_calls()
        => Assert.Equal("tool_calls", (await ReadAsync(Events(Delta("""{"tool_calls":[{"index":0,"id":"t","function":{"name":"f","arguments":"{}"}}]}"""), Done))).FinishReason);

    [Fact]
    public async Task Legacy_function_call_is_a_tool_call()
        => Assert.Equal("f", Assert.Single((await ReadAsync(Events(Delta("""{"function_call":{"name":"f","arguments":"{}"}}"""), Stop))).ToolCalls).Name);

    [Fact]
    public async Task Argument_slices_are_counted_as_they_arrive()
    {
        var actual = await ReadAsync(Events(Delta("""{"tool_calls":[{"index":0,"id":"t","function":{"name":"f","arguments":"{\"a\""}}]}"""), Delta("""{"tool_calls":[{"index":0,"function":{"arguments":":1}"}}]}"""), Stop));
        Assert.Equal([4, 3, 0], actual.Updates.Take(3).Select(update => update.ToolCallCharacters));
    }
}
