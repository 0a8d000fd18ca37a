using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Streaming;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>A model behind Ollama's own API, which tells what its OpenAI imitation does not: load times, errors in mid-stream.</summary>
internal sealed class OllamaChatClient(
    OllamaEndpoint endpoint, string model, Func<HttpClient> http, OptionalFields fields, TimeProvider time, ILogger<OllamaChatClient> logger)
    : ProviderChatClient<OllamaFrame>(endpoint, model, http, fields, time, logger)
{
    protected override string StreamType => "application/x-ndjson";

    protected override (ReadOnlyMemory<byte> Body, IReadOnlySet<string> Sent) Write(
        string target, IReadOnlyCollection<ChatMessage> messages, ChatOptions? options, bool stream, IReadOnlySet<string> refused)
        => OllamaRequest.Write(target, messages, options, stream, refused);

    protected override AnswerWire<OllamaFrame> OpenWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
        => new OllamaWire(body, time, bytesArrived, cancellationToken);

    protected override AnswerMapper<OllamaFrame> OpenMapper() => new OllamaMapper();
}
