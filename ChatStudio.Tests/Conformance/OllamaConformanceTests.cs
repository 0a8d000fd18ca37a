using System.Text.RegularExpressions;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conformance;

public sealed partial class OllamaConformanceTests(ITestOutputHelper output)
    : ConformanceTests(output, new("ollama-chat", server => ProviderSession.Ollama(server.Origin), End(), "ollama"))
{
    [GeneratedRegex("\"done\":\\s*true")]
    private static partial Regex End();
}
