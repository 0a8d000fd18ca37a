using ChatStudio.Core.Providers.Anthropic;
using static ChatStudio.Tests.Support.CannedAnthropic;

namespace ChatStudio.Tests.Providers.Anthropic;

/// <summary>Tool calls, however their arguments are sliced.</summary>
public sealed class AnthropicToolCallTests
{
    private static string Slice(int index, string json) => Delta(index, $$"""{"type":"input_json_delta","partial_json":{{System.Text.Json.JsonSerializer.Serialize(json)}}}""");

    private static string Call(int index, string id, string name, string input = "{}") => Open(index, $$"""{"type":"tool_use","id":"{{id}}","name":"{{name}}","input":{{input}}}""");

    // Found by fuzzing: writing into an object with the same member twice raises an ArgumentException.
    [Fact]
    public async Task Block_with_a_member_twice_goes_back_as_it_came()
    {
        const string block = """{"type":"server_tool_use","id":"s","name":"w","name":"w","input":{}}""";

        var actual = await ReadAsync(Answer(Open(0, block), Delta(0, """{"type":"input_json_delta","partial_json":"{\"q\":1}"}"""), Close(0)));

        Assert.Null(actual.Failure);
        var kept = Assert.IsType<AnthropicRawBlock>(actual.Updates.SelectMany(update => update.Contents).Single(content => content.RawRepresentation is not null).RawRepresentation);
        Assert.Equal(block, kept.Json);
    }

    [Fact]
    public async Task Slices_of_two_interleaved_blocks_are_put_together()
        => Assert.Equal("t1 f {\"a\":1} | t2 g {\"b\":2}", await CallsAsync(
            Call(0, "t1", "f"), Call(1, "t2", "g"), Slice(0, ""), Slice(0, "{\"a\""), Slice(1, "{\"b\":2}"), Slice(0, ":1}"), Close(0), Close(1)));

    /// <summary>The first slice is usually "", and for a tool without parameters it is the only one.</summary>
    [Fact]
    public async Task No_arguments_mean_an_empty_object()
        => Assert.Equal("t f {}", await CallsAsync(Call(0, "t", "f"), Slice(0, ""), Close(0)));

    [Fact]
    public async Task Arguments_may_come_with_the_block_itself()
        => Assert.Equal("t f {\"a\":1}", await CallsAsync(Call(0, "t", "f", "{\"a\":1}"), Close(0)));

    [Fact]
    public async Task Call_without_an_id_gets_one()
        => Assert.Equal("t f {} | call_2 g {}", await CallsAsync(Call(0, "t", "f"), Close(0), Open(1, """{"type":"tool_use","name":"g"}"""), Close(1)));

    [Fact]
    public async Task Call_cut_by_the_token_limit_is_kept_raw_and_marked_though_its_block_never_stops()
    {
        var actual = await ReadAsync(Events(Start, Call(0, "t", "f"), Slice(0, "{\"a\": \"The"), End("max_tokens"), Stop));
        Assert.Equal((null, "length"), (actual.Failure, actual.FinishReason));
        var call = Assert.Single(actual.ToolCalls);
        Assert.Equal("{\"a\": \"The", call.RawRepresentation);
        Assert.NotNull(call.Exception);
    }

    [Fact]
    public async Task Argument_slices_are_counted_as_they_arrive()
        => Assert.Equal([0, 0, 4, 3], (await ReadAsync(Events(Start, Call(0, "t", "f"), Slice(0, "{\"a\""), Slice(0, ":1}"), Close(0), End(), Stop))).Updates.Take(4).Select(update => update.ToolCallCharacters));

    /// <summary>What Anthropic's own tools do is not for us to execute.</summary>
    [Fact]
    public async Task Server_tools_are_no_calls()
        => Assert.Equal("", await CallsAsync(
            Open(0, """{"type":"server_tool_use","id":"s","name":"web_search","input":{}}"""), Slice(0, "{\"query\":\"x\"}"), Close(0), Open(1, """{"type":"web_search_tool_result","tool_use_id":"s","content":[]}"""), Close(1)));

    private static async Task<string> CallsAsync(params string[] blocks)
    {
        var actual = await ReadAsync(Events([Start, .. blocks, End("tool_use"), Stop]));
        Assert.Null(actual.Failure);
        Assert.All(actual.ToolCalls, call => Assert.Null(call.Exception));
        return string.Join(" | ", actual.ToolCalls.Select(call => $"{call.CallId} {call.Name} {call.RawRepresentation}"));
    }
}
