using System.Text.Json;
using ChatStudio.Tests.Support;
using static ChatStudio.Tests.Support.CannedResponses;

namespace ChatStudio.Tests.Providers.OpenAI.Responses;

public sealed class ResponsesToolTurnTests : ToolTurnTests
{
    private const string Reasoning = """{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"Two tools."}],"encrypted_content":"gAAA"}""";

    protected override ProviderSession Connect(ProviderServer server) => ProviderSession.Responses(server.BaseUrl);

    protected override ProviderReply Calls() => Reply(
        Start,
        Event("reasoning_summary_text.delta", 0, "\"Two tools.\""),
        Done(0, Reasoning),
        Added(1, """{"type":"message","role":"assistant","phase":"commentary","content":[]}"""),
        Text(1, "\"One \""),
        Text(1, "\"moment.\""),
        Added(2, """{"type":"function_call","id":"fc_1","call_id":"call_1","name":"weather","arguments":""}"""),
        Event("function_call_arguments.delta", 2, "\"{\\\"city\\\":\""),
        Event("function_call_arguments.delta", 2, "\"\\\"Oslo\\\"}\""),
        Done(2, """{"type":"function_call","id":"fc_1","call_id":"call_1","name":"weather","arguments":"{\"city\":\"Oslo\"}"}"""),
        Done(3, """{"type":"function_call","id":"fc_2","call_id":"call_2","name":"clock","arguments":"{}"}"""),
        Completed());

    protected override ProviderReply CutCall() => Reply(
        Start,
        Added(0, """{"type":"function_call","id":"fc_1","call_id":"call_1","name":"weather","arguments":""}"""),
        Event("function_call_arguments.delta", 0, "\"{\\\"city\\\":\\\"Os\""),
        """{"type":"response.incomplete","response":{"status":"incomplete","incomplete_details":{"reason":"max_output_tokens"}}}""");

    protected override ProviderReply Answer(string text) => Reply(Start, Text(0, JsonSerializer.Serialize(text)), Completed());

    protected override JsonElement Conversation(JsonElement request) => request.GetProperty("input");

    protected override string SecondTurn(string weather, string clock, bool failed)
        => """[{"type":"message","role":"user","content":"Weather?"},""" + Reasoning
            + """,{"type":"message","role":"assistant","content":[{"type":"output_text","text":"One moment."}],"phase":"commentary"},{"type":"function_call","call_id":"call_1","name":"weather","arguments":"{\"city\":\"Oslo\"}"},{"type":"function_call","call_id":"call_2","name":"clock","arguments":"{}"},"""
            + $$"""{"type":"function_call_output","call_id":"call_1","output":"{{weather}}"},{"type":"function_call_output","call_id":"call_2","output":"{{clock}}"}]""";

    private static ProviderReply Reply(params string[] events) => ProviderReply.Stream().Raw(Events(events));
}
