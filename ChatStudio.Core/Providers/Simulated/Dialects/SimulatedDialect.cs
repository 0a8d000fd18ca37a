using System.Globalization;
using System.Net.Http.Headers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>
/// One provider's way to put things on the wire: which paths there are, what a request says, and how an answer or an error is
/// written. What is answered, and when, is decided before: the same conversation gets the same words at the same pace in every
/// dialect.
/// </summary>
public abstract class SimulatedDialect
{
    private protected SimulatedDialect()
    {
    }

    /// <summary><c>POST …/chat/completions</c>, <c>GET …/models</c>, as api.openai.com serves them.</summary>
    public static SimulatedDialect ChatCompletions { get; } = new ChatCompletionsDialect();

    /// <summary><c>POST …/messages</c>, <c>GET …/models</c>, as api.anthropic.com serves them under <c>/v1</c>.</summary>
    public static SimulatedDialect Messages { get; } = new MessagesDialect();

    /// <summary><c>POST …/api/chat</c>, <c>POST …/api/show</c>, <c>GET …/api/tags</c>, <c>GET …/api/version</c>, as an Ollama server serves them.</summary>
    public static SimulatedDialect Ollama { get; } = new OllamaDialect();

    internal abstract ISimulatedRefusals Refusals { get; }

    /// <summary>Of an answer that streams.</summary>
    internal abstract MediaTypeHeaderValue StreamType { get; }

    /// <summary>The header that names the request; null where the provider sends none.</summary>
    internal abstract string? RequestIdHeader { get; }

    /// <summary>True for the one path that answers a conversation; it takes POST.</summary>
    internal abstract bool IsChat(string path);

    /// <summary>What the server tells of itself and its models; null for a path it does not know.</summary>
    /// <exception cref="SimulatedRefusalException">The path is known, the request is wrong.</exception>
    internal abstract byte[]? Describe(HttpMethod method, Uri address, ReadOnlyMemory<byte> body);

    /// <exception cref="SimulatedRefusalException">The body is not a request a real server would take.</exception>
    internal abstract SimulatedRequest Parse(ReadOnlyMemory<byte> body);

    /// <summary>For an answer that streams.</summary>
    internal abstract ISimulatedEventWriter Events(SimulatedAnswer answer);

    /// <summary>For an answer that comes whole.</summary>
    internal abstract byte[] Whole(SimulatedAnswer answer);

    internal abstract byte[] Error(SimulatedRefusalException refusal, string requestId);

    /// <summary>Adds to a 429 what the provider sends beside <c>retry-after</c>.</summary>
    internal virtual void DescribeRateLimit(HttpResponseHeaders headers, DateTimeOffset now, TimeSpan wait)
    {
    }

    private protected static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0}s");
}
