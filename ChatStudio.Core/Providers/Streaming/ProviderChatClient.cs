using System.Runtime.CompilerServices;
using ChatStudio.Core.Providers.Http;
using ChatStudio.Core.Wire;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Providers.Streaming;

/// <summary>
/// One model of a server as <see cref="IChatClient"/>; a dialect adds what its requests and frames look like. Every update is a
/// <see cref="TimedChatResponseUpdate"/>. A stream that ends without the protocol's end marker throws
/// <see cref="ProviderErrorKind.Truncated"/> after everything that came has been told; every other failure is a
/// <see cref="ProviderException"/> too. Cancelling closes the socket.
/// </summary>
internal abstract partial class ProviderChatClient<TFrame>(
    ProviderEndpoint endpoint, string model, Func<HttpClient> http, OptionalFields fields, TimeProvider time, ILogger logger) : IChatClient
    where TFrame : AnswerFrame, new()
{
    /// <summary>How often a request is written anew without a refused field; servers tend to name one field at a time.</summary>
    private const int MaxRewrites = 3;

    /// <summary>How long to wait for the end of a body behind its end marker, which lets the connection be used again.</summary>
    private static readonly TimeSpan DrainLimit = TimeSpan.FromMilliseconds(100);

    private readonly ChatClientMetadata _metadata = new(endpoint.Id, new Uri(endpoint.Origin), model);

    /// <summary>What a stream of this dialect is called in <c>Accept</c>.</summary>
    protected virtual string StreamType => "text/event-stream";

    public async Task<ChatResponse> GetResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => await ReadAsync(messages, options, stream: false, cancellationToken).ToChatResponseAsync(cancellationToken).ConfigureAwait(false);

    public IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
        => ReadAsync(messages, options, stream: true, cancellationToken);

    public object? GetService(Type serviceType, object? serviceKey = null)
        => serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this : null;

    /// <summary>Holds nothing; connections belong to the client factory.</summary>
    public void Dispose()
    {
    }

    /// <returns>UTF-8 JSON, and the names of the optional fields in it, as errors name them.</returns>
    /// <param name="refused">Fields this model is known to refuse.</param>
    /// <exception cref="ProviderException">A message holds content this dialect cannot carry (BadRequest).</exception>
    protected abstract (ReadOnlyMemory<byte> Body, IReadOnlySet<string> Sent) Write(
        string target, IReadOnlyCollection<ChatMessage> messages, ChatOptions? options, bool stream, IReadOnlySet<string> refused);

    protected abstract AnswerWire<TFrame> OpenWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken);

    protected abstract AnswerMapper<TFrame> OpenMapper();

    private async IAsyncEnumerable<ChatResponseUpdate> ReadAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var request = new ProviderRequest(options.GetObserver(), options.IsInBackground());
        using var response = await SendAsync(messages, options, stream, request, cancellationToken).ConfigureAwait(false);
        var body = await response.Content.ReadAsStreamAsync(cancellationToken).ConfigureAwait(false);
        await using var wire = OpenWire(body, time, request.Observer is { } observer ? observer.BytesArrived : null, cancellationToken);
        var mapper = OpenMapper();
        ProviderException? failure = null;
        while (failure is null)
        {
            try
            {
                if (!await wire.ReadAsync().ConfigureAwait(false))
                {
                    break;
                }
            }
            catch (Exception e) when (cancellationToken.IsCancellationRequested && e is (IOException or HttpRequestException or ObjectDisposedException))
            {
                // What a socket says that was closed under a read by our own Stop.
                throw new OperationCanceledException("The answer was stopped.", e, cancellationToken);
            }
            catch (Exception e) when (Translate(e, response, request, cancellationToken) is { } translated)
            {
                failure = translated;
                break;
            }

            yield return mapper.Map(wire.Current);
            if (wire.Current.Error is { } error)
            {
                failure = Failure(error, response, request);
            }
            else if (mapper.Characters > AnswerCap.Characters)
            {
                failure = OverCap(AnswerCap.Words(), response, request);
            }
            else if (wire.Current.IsDone)
            {
                break;
            }
        }

        failure = Verdict(failure, mapper, response, request);
        foreach (var update in mapper.Finish(broken: failure is not null))
        {
            yield return update;
        }

        if (failure is not null)
        {
            throw failure;
        }

        await wire.DrainAsync(DrainLimit, time).ConfigureAwait(false);
    }

    // A connection that breaks behind the end marker took nothing away; one that ends before it did, even if politely.
    private ProviderException? Verdict(ProviderException? failure, AnswerMapper<TFrame> mapper, HttpResponseMessage response, ProviderRequest request)
    {
        if (mapper.IsComplete && failure is null or { Kind: ProviderErrorKind.Network or ProviderErrorKind.Truncated })
        {
            return mapper.Surrender is { } reason
                ? New(ProviderErrorKind.ServerError, $"{NetworkFailure.Place(endpoint.Chat)} ended the answer with finish reason '{reason}'.", response, request)
                : null;
        }

        return failure ?? New(ProviderErrorKind.Truncated, $"{NetworkFailure.Place(endpoint.Chat)} ended the stream without its end marker.", response, request);
    }

    private async Task<HttpResponseMessage> SendAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream, ProviderRequest request, CancellationToken cancellationToken)
    {
        var target = options?.ModelId ?? model;
        var turns = messages as IReadOnlyCollection<ChatMessage> ?? [.. messages];
        var refused = fields.RefusedBy(target);
        IReadOnlyList<string> dropped = [];
        for (var rewrites = 0; ; rewrites++)
        {
            var (body, sent) = Write(target, turns, options, stream, refused);
            try
            {
                return await SendAsync(body, stream, request, cancellationToken).ConfigureAwait(false);
            }
            catch (ProviderException e) when (e.RefusalText is { } refusal && rewrites < MaxRewrites && (dropped = Dropped(target, sent, refusal, request)).Count > 0)
            {
                refused = refused.Union(dropped).ToHashSet();
                Log.FieldsRefused(logger, endpoint.Id, target, string.Join(", ", dropped));
                request.Observer?.FieldsDropped(dropped, time.GetTimestamp());
            }
        }
    }

    // A person's own requests must not lose a field because of a value that no person chose.
    private IReadOnlyList<string> Dropped(string target, IReadOnlySet<string> sent, string refusal, ProviderRequest request)
        => request.IsBackground ? OptionalFields.Named(sent, refusal) : fields.Learn(target, sent, refusal);

    private async Task<HttpResponseMessage> SendAsync(ReadOnlyMemory<byte> body, bool stream, ProviderRequest request, CancellationToken cancellationToken)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, endpoint.Chat) { Content = new ReadOnlyMemoryContent(body) };
        message.Content.Headers.ContentType = new("application/json");
        message.Headers.Accept.Add(new(stream ? StreamType : "application/json"));
        endpoint.Authorize(message);
        request.AttachTo(message);
        using var client = http();
        return await client.SendAsync(message, HttpCompletionOption.ResponseHeadersRead, cancellationToken).ConfigureAwait(false);
    }

    private ProviderException? Translate(Exception exception, HttpResponseMessage response, ProviderRequest request, CancellationToken cancellationToken)
        => exception is WireFormatException { Cap: { } cap } ? OverCap(cap, response, request, exception)
            : exception is WireFormatException wire ? New(ProviderErrorKind.Protocol, wire.Message, response, request, Secrets.Scrub(wire.Frame, endpoint.ApiKey), inner: wire)
            : NetworkFailure.InBody(exception, endpoint.Chat, request.Attempts, cancellationToken);

    private ProviderException OverCap(string cap, HttpResponseMessage response, ProviderRequest request, Exception? inner = null)
        => New(ProviderErrorKind.Protocol, $"{NetworkFailure.Place(endpoint.Chat)} sent {cap}; reading stopped there, and what came before is kept.", response, request, inner: inner, cap: cap);

    private ProviderException Failure(ProviderErrorBody error, HttpResponseMessage response, ProviderRequest request)
        => New(
            ProviderErrorMap.Kind(null, error),
            $"{NetworkFailure.Place(endpoint.Chat)} reported an error inside its answer.",
            response,
            request,
            Secrets.Scrub(error.Message, endpoint.ApiKey),
            Secrets.Scrub(error.Code ?? error.Type, endpoint.ApiKey));

    private static ProviderException New(
        ProviderErrorKind kind, string message, HttpResponseMessage response, ProviderRequest request, string? words = null, string? code = null, string? cap = null, Exception? inner = null)
        => new(kind, message, inner)
        {
            Status = response.StatusCode,
            RequestId = RetryHeaders.RequestId(response.Headers),
            ProviderMessage = words,
            ProviderCode = code,
            Cap = cap,
            Attempts = request.Attempts,
        };

    private static partial class Log
    {
        [LoggerMessage(EventId = 1, Level = LogLevel.Warning, Message = "Provider {Provider}: model {Model} refuses the fields {Fields}; sent again without them.")]
        public static partial void FieldsRefused(ILogger logger, string provider, string model, string fields);
    }
}
