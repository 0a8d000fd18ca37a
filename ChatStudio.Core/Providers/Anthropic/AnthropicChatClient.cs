using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Streaming;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>A model behind the Messages API, at Anthropic or a server that imitates it.</summary>
/// <param name="describe">What is known of a model by its id.</param>
internal sealed class AnthropicChatClient(
    AnthropicEndpoint endpoint, string model, Func<HttpClient> http, OptionalFields fields, Func<string, AnthropicModel> describe, TimeProvider time, ILogger<AnthropicChatClient> logger)
    : ProviderChatClient<AnthropicFrame>(endpoint, model, http, fields, time, logger)
{
    protected override (ReadOnlyMemory<byte> Body, IReadOnlySet<string> Sent) Write(
        string target, IReadOnlyCollection<ChatMessage> messages, ChatOptions? options, bool stream, IReadOnlySet<string> refused)
        => AnthropicRequest.Write(describe(target), messages, options, stream, refused);

    protected override AnswerWire<AnthropicFrame> OpenWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
        => new AnthropicWire(body, time, bytesArrived, cancellationToken);

    protected override AnswerMapper<AnthropicFrame> OpenMapper() => new AnthropicMapper();
}
