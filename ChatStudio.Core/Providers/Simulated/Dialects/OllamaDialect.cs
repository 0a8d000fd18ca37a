using System.Net.Http.Headers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>As an Ollama server on one's own machine.</summary>
internal sealed class OllamaDialect : SimulatedDialect
{
    internal override ISimulatedRefusals Refusals { get; } = new OllamaRefusals();

    internal override MediaTypeHeaderValue StreamType => new("application/x-ndjson");

    internal override string? RequestIdHeader => null;

    internal override bool IsChat(string path) => path.EndsWith("/api/chat", StringComparison.Ordinal);

    internal override byte[]? Describe(HttpMethod method, Uri address, ReadOnlyMemory<byte> body)
    {
        var path = address.AbsolutePath;
        return method == HttpMethod.Get && path.EndsWith("/api/tags", StringComparison.Ordinal) ? OllamaModels.List()
            : method == HttpMethod.Get && path.EndsWith("/api/version", StringComparison.Ordinal) ? OllamaModels.Version()
            : method == HttpMethod.Post && path.EndsWith("/api/show", StringComparison.Ordinal) ? OllamaModels.Show(body)
            : null;
    }

    internal override SimulatedRequest Parse(ReadOnlyMemory<byte> body) => OllamaRequest.Parse(body);

    internal override ISimulatedEventWriter Events(SimulatedAnswer answer) => new OllamaEvents(answer);

    internal override byte[] Whole(SimulatedAnswer answer) => OllamaBodies.Whole(answer);

    internal override byte[] Error(SimulatedRefusalException refusal, string requestId) => OllamaBodies.Error(refusal);
}
