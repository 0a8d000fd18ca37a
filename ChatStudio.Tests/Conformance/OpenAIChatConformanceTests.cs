using System.Text.RegularExpressions;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conformance;

public sealed partial class OpenAIChatConformanceTests(ITestOutputHelper output)
    : ConformanceTests(output, new("openai-chat", server => new ProviderSession(server.BaseUrl), End()))
{
    // A finish reason that is not null, or [DONE].
    [GeneratedRegex("""
        "finish_reason":\s*"|\[DONE\]
        """)]
    private static partial Regex End();
}
