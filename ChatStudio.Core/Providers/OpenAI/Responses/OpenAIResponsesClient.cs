using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Providers.Streaming;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>A model behind the Responses API, at OpenAI, xAI, LM Studio or another server that has it.</summary>
internal sealed class OpenAIResponsesClient(
    OpenAIEndpoint endpoint, string model, Func<HttpClient> http, OptionalFields fields, TimeProvider time, ILogger logger)
    : ProviderChatClient<ResponsesFrame>(endpoint, model, http, fields, time, logger)
{
    protected override (ReadOnlyMemory<byte> Body, IReadOnlySet<string> Sent) Write(
        string target, IReadOnlyCollection<ChatMessage> messages, ChatOptions? options, bool stream, IReadOnlySet<string> refused)
        => ResponsesRequest.Write(target, messages, options, stream, refused);

    protected override AnswerWire<ResponsesFrame> OpenWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
        => new ResponsesWire(body, time, bytesArrived, cancellationToken);

    protected override AnswerMapper<ResponsesFrame> OpenMapper() => new ResponsesMapper();
}
