using System.Text.RegularExpressions;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conformance;

public sealed partial class OpenAIResponsesConformanceTests(ITestOutputHelper output)
    : ConformanceTests(output, new("openai-responses", server => ProviderSession.Responses(server.BaseUrl), End(), "openai"))
{
    [GeneratedRegex("response\\.(completed|incomplete|failed)")]
    private static partial Regex End();
}
