using System.Text.Json;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Providers.OpenAI;

public sealed class OpenAIToolTurnTests : ToolTurnTests
{
    protected override ProviderSession Connect(ProviderServer server) => new(server.BaseUrl);

    protected override ProviderReply Calls() => ProviderReply.Stream()
        .Reasoning("Two tools.")
        .Text("One moment.")
        .Delta("""{"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\":"}}]}""")
        .Delta("""{"tool_calls":[{"index":0,"function":{"arguments":"\"Oslo\"}"}},{"index":1,"id":"call_2","type":"function","function":{"name":"clock","arguments":""}}]}""")
        .Finish("tool_calls");

    protected override ProviderReply CutCall() => ProviderReply.Stream()
        .Delta("""{"tool_calls":[{"index":0,"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Os"}}]}""")
        .Finish("length");

    protected override ProviderReply Answer(string text) => ProviderReply.Chat(text);

    protected override JsonElement Conversation(JsonElement request) => request.GetProperty("messages");

    protected override string SecondTurn(string weather, string clock, bool failed)
        => """[{"role":"user","content":"Weather?"},{"role":"assistant","content":"One moment.","tool_calls":[{"id":"call_1","type":"function","function":{"name":"weather","arguments":"{\"city\":\"Oslo\"}"}},{"id":"call_2","type":"function","function":{"name":"clock","arguments":"{}"}}]},"""
            + $$"""{"role":"tool","tool_call_id":"call_1","content":"{{weather}}"},{"role":"tool","tool_call_id":"call_2","content":"{{clock}}"}]""";
}
