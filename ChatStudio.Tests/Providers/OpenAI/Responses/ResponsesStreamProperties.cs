using ChatStudio.Tests.Support;
using static ChatStudio.Tests.Support.CannedResponses;

namespace ChatStudio.Tests.Providers.OpenAI.Responses;

public sealed class ResponsesStreamProperties : StreamProperties
{
    protected override string Recorded => Events(
        Start,
        Added(0, """{"type":"reasoning","id":"rs_1","summary":[]}"""),
        Event("reasoning_summary_text.delta", 0, "\"x\""),
        Done(0, """{"type":"reasoning","id":"rs_1","summary":[{"type":"summary_text","text":"x"}],"encrypted_content":"g"}"""),
        """{"type":"keepalive"}""",
        Text(1, "\"Héllo \""),
        Text(1, "\"😀\""),
        Added(2, """{"type":"function_call","call_id":"c","name":"f","arguments":""}"""),
        Event("function_call_arguments.delta", 2, "\"{\\\"a\\\":\\\"\\ud83d\\ude00\\\"}\""),
        Completed("""[{"type":"message","content":[]}]"""));

    protected override string[] Tokens => ["\"error\":", "\"type\":\"response.completed\"", "\"output_index\":-1", "\"item\":[", "\"response\":"];

    protected override string Stream(IEnumerable<string> texts) => Answer([.. texts.Select(text => Text(0, text))]);

    protected override Task<Transcript> ReadAsync(Stream body) => CannedResponses.ReadAsync(body);
}
