using System.Text.RegularExpressions;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Conformance;

public sealed partial class AnthropicConformanceTests(ITestOutputHelper output)
    : ConformanceTests(output, new("anthropic-messages", server => ProviderSession.Anthropic(server.Origin), End(), "anthropic"))
{
    // message_stop, the event's name included: a cut behind its data line but before the blank line is one too.
    [GeneratedRegex("event: message_stop|\\{\"type\":\\s*\"message_stop\"")]
    private static partial Regex End();
}
