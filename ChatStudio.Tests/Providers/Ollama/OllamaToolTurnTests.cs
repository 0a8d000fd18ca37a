using System.Text.Json;
using ChatStudio.Tests.Support;
using static ChatStudio.Tests.Support.CannedOllama;

namespace ChatStudio.Tests.Providers.Ollama;

public sealed class OllamaToolTurnTests : ToolTurnTests
{
    protected override ProviderSession Connect(ProviderServer server) => ProviderSession.Ollama(server.Origin);

    protected override ProviderReply Calls() => Reply(
        Line("\"content\":\"\",\"thinking\":\"Two tools.\""),
        Text("\"One moment.\""),
        Line("""  "tool_calls":[{"function":{"name":"weather","arguments":{"city":"Oslo"}}}]"""),
        Line("""  "tool_calls":[{"function":{"name":"clock","arguments":{}}}]"""),
        End());

    protected override ProviderReply? CutCall() => null;

    protected override ProviderReply Answer(string text) => Reply(Text(JsonSerializer.Serialize(text)), End());

    protected override JsonElement Conversation(JsonElement request) => request.GetProperty("messages");

    protected override string SecondTurn(string weather, string clock, bool failed)
        => """[{"role":"user","content":"Weather?"},{"role":"assistant","content":"One moment.","thinking":"Two tools.","tool_calls":[{"id":"call_1","function":{"name":"weather","arguments":{"city":"Oslo"}}},{"id":"call_2","function":{"name":"clock","arguments":{}}}]},"""
            + $$"""{"role":"tool","content":"{{weather}}","tool_name":"weather","tool_call_id":"call_1"},{"role":"tool","content":"{{clock}}","tool_name":"clock","tool_call_id":"call_2"}]""";

    private static ProviderReply Reply(params string[] lines) => ProviderReply.Bytes("application/x-ndjson").Raw(Lines(lines));
}
