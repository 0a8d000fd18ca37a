using System.Text.Json;
using ChatStudio.Tests.Support;
using static ChatStudio.Tests.Support.CannedAnthropic;

namespace ChatStudio.Tests.Providers.Anthropic;

public sealed class AnthropicToolTurnTests : ToolTurnTests
{
    protected override ProviderSession Connect(ProviderServer server) => ProviderSession.Anthropic(server.Origin);

    protected override ProviderReply Calls() => ProviderReply.Stream().Raw(Events(
        Start,
        Open(0, """{"type":"thinking","thinking":"","signature":""}"""),
        Delta(0, """{"type":"thinking_delta","thinking":"Two "}"""),
        Delta(0, """{"type":"thinking_delta","thinking":"tools."}"""),
        Delta(0, """{"type":"signature_delta","signature":"SIG"}"""),
        Close(0),
        Open(1, """{"type":"text","text":""}"""),
        Text(1, "\"One moment.\""),
        Close(1),
        Open(2, """{"type":"tool_use","id":"toolu_1","name":"weather","input":{}}"""),
        Delta(2, """{"type":"input_json_delta","partial_json":"{\"city\":"}"""),
        Delta(2, """{"type":"input_json_delta","partial_json":"\"Oslo\"}"}"""),
        Close(2),
        Open(3, """{"type":"tool_use","id":"toolu_2","name":"clock","input":{}}"""),
        Close(3),
        End("tool_use"),
        Stop));

    protected override ProviderReply CutCall() => ProviderReply.Stream().Raw(Events(
        Start, Open(0, """{"type":"tool_use","id":"toolu_1","name":"weather","input":{}}"""), Delta(0, """{"type":"input_json_delta","partial_json":"{\"city\":\"Os"}"""), End("max_tokens"), Stop));

    protected override ProviderReply Answer(string text)
        => ProviderReply.Stream().Raw(CannedAnthropic.Answer(Open(0, """{"type":"text","text":""}"""), Text(0, JsonSerializer.Serialize(text)), Close(0)));

    protected override JsonElement Conversation(JsonElement request) => request.GetProperty("messages");

    protected override string SecondTurn(string weather, string clock, bool failed)
        => """[{"role":"user","content":"Weather?"},{"role":"assistant","content":[{"type":"thinking","thinking":"Two tools.","signature":"SIG"},{"type":"text","text":"One moment."},{"type":"tool_use","id":"toolu_1","name":"weather","input":{"city":"Oslo"}},{"type":"tool_use","id":"toolu_2","name":"clock","input":{}}]},"""
            + $$$"""{"role":"user","content":[{"type":"tool_result","tool_use_id":"toolu_1","content":"{{{weather}}}"{{{(failed ? ",\"is_error\":true" : "")}}}},{"type":"tool_result","tool_use_id":"toolu_2","content":"{{{clock}}}"}]}]""";
}
