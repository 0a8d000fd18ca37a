using ChatStudio.Core.Providers.Health.Probes;

namespace ChatStudio.Core.Providers.Health.Advice;

/// <summary>What is wrong with a path that the server does not know: a doubled or missing <c>/v1</c>, the path of one call left on it.</summary>
internal static class PathAdvice
{
    /// <summary>Segments that can be shown: they are parts of APIs. Any other may be a secret of a gateway.</summary>
    private static readonly HashSet<string> Known = new(StringComparer.OrdinalIgnoreCase)
    {
        "v1", "v2", "v1beta", "v1beta1", "api", "openai", "anthropic", "chat", "completions", "responses", "messages", "models", "tags", "generate",
        "embeddings", "completion", "complete", "version", "deployments", "engines", "inference", "compatible-mode", "serving-endpoints",
    };

    // What people copy from a documentation or a curl command.
    private static readonly string[] Calls = ["chat/completions", "completions", "responses", "messages", "embeddings", "models", "api/chat", "api/generate", "api/tags", "api"];

    public static HealthAdvice For(HealthCase check, ProviderException failure)
    {
        var status = ServerAdvice.Number(failure);
        return new(HealthState.WrongAddress, status, $"{check.Target.ProviderName} does not know this path",
            $"The server answered {status} for {Show(check.Target.Models!)}{(Fix(check) is { } fix ? $": {fix}" : "")}. {(Fix(check) is null ? "Check the path of the base URL, and that the right kind of provider is chosen." : "")}".TrimEnd());
    }

    /// <summary>Goes into a sentence; empty where nothing is known.</summary>
    public static string Suggestion(HealthCase check) => Fix(check) is { } fix ? $"; {fix}" : "";

    /// <summary><c>/…/v1/models</c>: what is no known part of an API is not shown.</summary>
    public static string Show(Uri address) => "/" + string.Join('/', Segments(address).Select(segment => Known.Contains(segment) ? segment : "…"));

    private static string? Fix(HealthCase check)
    {
        var segments = Segments(check.Target.Models!);
        for (var i = 1; i < segments.Length; i++)
        {
            if (IsVersion(segments[i]) && segments[i].Equals(segments[i - 1], StringComparison.OrdinalIgnoreCase))
            {
                return $"remove the second /{segments[i]} from the base URL";
            }
        }

        // Our own call stands at the end, /models or /api/tags; what is left is the base URL.
        var ownCall = segments is [.., "api", "tags"] ? 2 : 1;
        var path = segments[..Math.Max(0, segments.Length - ownCall)];
        var written = string.Join('/', path.SkipWhile(segment => !Known.Contains(segment)));
        if (Calls.FirstOrDefault(call => written == call || written.EndsWith("/" + call, StringComparison.OrdinalIgnoreCase)) is { } pasted)
        {
            return pasted == "api" ? "write /v1 in place of /api in the base URL" : $"remove /{pasted} from the base URL";
        }

        return ownCall == 1 && !path.Any(IsVersion) ? "add /v1 to the base URL" : null;
    }

    private static bool IsVersion(string segment) => segment.Length is >= 2 and <= 8 && segment[0] is 'v' or 'V' && char.IsAsciiDigit(segment[1]);

    private static string[] Segments(Uri address) => address.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
