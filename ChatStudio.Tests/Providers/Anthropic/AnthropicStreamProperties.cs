using ChatStudio.Tests.Support;
using static ChatStudio.Tests.Support.CannedAnthropic;

namespace ChatStudio.Tests.Providers.Anthropic;

public sealed class AnthropicStreamProperties : StreamProperties
{
    protected override string Recorded => Answer(
        Open(0, """{"type":"thinking","thinking":"","signature":""}"""),
        Delta(0, """{"type":"thinking_delta","thinking":"x"}"""),
        Delta(0, """{"type":"signature_delta","signature":"Eo"}"""),
        Close(0),
        """{"type": "ping"}""",
        Open(1, """{"type":"text","text":""}"""),
        Text(1, "\"Héllo 😀\""),
        Close(1),
        Open(2, """{"type":"tool_use","id":"t","name":"f","input":{}}"""),
        Delta(2, """{"type":"input_json_delta","partial_json":"{\"a\":\"\ud83d\"}"}"""),
        Close(2),
        Open(3, """{"type":"server_tool_use","id":"s","name":"w","input":{}}"""),
        Delta(3, """{"type":"input_json_delta","partial_json":"{\"a\":1}"}"""),
        Close(3));

    protected override string[] Tokens => ["\"error\":", "\"type\":\"message_stop\"", "\"index\":-1", "\"content_block\":[", "\"delta\":"];

    protected override string Stream(IEnumerable<string> texts)
        => Answer([Open(0, """{"type":"text","text":""}"""), .. texts.Select(text => Text(0, text)), Close(0)]);

    protected override Task<Transcript> ReadAsync(Stream body) => CannedAnthropic.ReadAsync(body);
}
