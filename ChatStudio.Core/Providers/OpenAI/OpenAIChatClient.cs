using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Streaming;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>A model behind Chat Completions, at OpenAI or a compatible server.</summary>
internal sealed class OpenAIChatClient(
    OpenAIEndpoint endpoint, string model, Func<HttpClient> http, OptionalFields fields, TimeProvider time, ILogger<OpenAIChatClient> logger)
    : ProviderChatClient<OpenAIChatChunk>(endpoint, model, http, fields, time, logger)
{
    protected override (ReadOnlyMemory<byte> Body, IReadOnlySet<string> Sent) Write(
        string target, IReadOnlyCollection<ChatMessage> messages, ChatOptions? options, bool stream, IReadOnlySet<string> refused)
        => OpenAIChatRequest.Write(endpoint, target, messages, options, stream, refused);

    protected override AnswerWire<OpenAIChatChunk> OpenWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
        => new OpenAIChatWire(body, time, bytesArrived, cancellationToken);

    protected override AnswerMapper<OpenAIChatChunk> OpenMapper() => new OpenAIChatMapper();
}
