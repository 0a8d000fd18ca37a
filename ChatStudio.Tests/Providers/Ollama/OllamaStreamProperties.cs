using ChatStudio.Tests.Support;
using static ChatStudio.Tests.Support.CannedOllama;

namespace ChatStudio.Tests.Providers.Ollama;

public sealed class OllamaStreamProperties : StreamProperties
{
    protected override string Recorded => Lines(
        Line("\"content\":\"\",\"thinking\":\"x\""), Text("\"Héllo \""), Text("\"😀\""), Line("""  "tool_calls":[{"function":{"name":"f","arguments":{"a":"\ud83d\ude00"}}}]"""), End());

    protected override string[] Tokens => ["\"error\":", "\"done\":true", "\"message\":[", "\"tool_calls\":"];

    protected override bool IsNdjson => true;

    protected override string Stream(IEnumerable<string> texts) => Lines([.. texts.Select(Text), End()]);

    protected override Task<Transcript> ReadAsync(Stream body) => CannedOllama.ReadAsync(body);
}
