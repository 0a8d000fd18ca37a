using System.Net;
using System.Net.Http.Headers;
using ChatStudio.Core.Providers.Simulated.Answers;
using ChatStudio.Core.Providers.Simulated.Dialects;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>
/// A model server inside the process: put it where the socket would be, and the client, the parser and the resilience above it
/// are the very same as with a paid model. It answers the paths of its dialect under any base address, ignores the key and
/// reaches no network. Thread-safe; one instance may serve any number of clients.
/// </summary>
public sealed class SimulatedMessageHandler(TimeProvider time, SimulatedDialect dialect) : HttpMessageHandler
{
    // A prompt of this size is far over the context window.
    private const int LargestBody = 16 * 1024 * 1024;

    private readonly RateLimitedTurns _rateLimitedTurns = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var requestId = $"req_simulated_{Guid.CreateVersion7(time.GetUtcNow()):N}";
        HttpResponseMessage response;
        try
        {
            response = await AnswerAsync(request, requestId, cancellationToken).ConfigureAwait(false);
        }
        catch (SimulatedRefusalException refusal)
        {
            response = Json(refusal.Status, dialect.Error(refusal, requestId));
            if (refusal.RetryAfter is { } wait)
            {
                response.Headers.RetryAfter = new RetryConditionHeaderValue(wait);
                dialect.DescribeRateLimit(response.Headers, time.GetUtcNow(), wait);
            }
        }

        response.RequestMessage = request;
        if (dialect.RequestIdHeader is { } header)
        {
            response.Headers.Add(header, requestId);
        }

        return response;
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, string requestId, CancellationToken cancellationToken)
    {
        var address = request.RequestUri ?? throw new InvalidOperationException("The request has no address.");
        var body = request.Content is { } content ? await ReadAsync(content, cancellationToken).ConfigureAwait(false) : [];
        if (request.Method == HttpMethod.Post && dialect.IsChat(address.AbsolutePath))
        {
            return await CompleteAsync(dialect.Parse(body), requestId, cancellationToken).ConfigureAwait(false);
        }

        return dialect.Describe(request.Method, address, body) is { } description
            ? Json(HttpStatusCode.OK, description)
            : throw dialect.Refusals.UnknownPath(request.Method.Method, address.AbsolutePath);
    }

    private async Task<HttpResponseMessage> CompleteAsync(SimulatedRequest request, string requestId, CancellationToken cancellationToken)
    {
        if (!SimulatedModels.TryFind(request.Model, out var model))
        {
            throw dialect.Refusals.UnknownModel(request.Model);
        }

        var promptTokens = request.Messages.Sum(turn => TextTokenizer.CountPrompt(turn));
        if (promptTokens >= SimulatedModels.ContextWindow)
        {
            throw dialect.Refusals.TooLong(promptTokens, SimulatedModels.ContextWindow);
        }

        var fingerprint = ConversationFingerprint.Of(request);
        if (model.Behaviour.RetryAfter > TimeSpan.Zero && _rateLimitedTurns.IsFirstAttempt(fingerprint))
        {
            throw dialect.Refusals.RateLimited(request.Model, model.Behaviour.RetryAfter);
        }

        // A cut-off answer that is gone on with comes to its end: cut off again and again it never would.
        var plan = SimulatedContinuation.Of(request) is { } continuation && continuation.RestOf(Compose(continuation.Request)) is { } rest
            ? SimulatedPlan.Create(model.Behaviour with { Ending = SimulatedEnding.Complete }, rest, request)
            : SimulatedPlan.Create(model.Behaviour, Compose(request), request);
        var answer = new SimulatedAnswer(request, model, plan, promptTokens, fingerprint, time.GetUtcNow(), requestId);
        return request.Stream ? Stream(answer) : await WholeAsync(answer, cancellationToken).ConfigureAwait(false);
    }

    private static ComposedAnswer Compose(SimulatedRequest request)
        => AnswerComposer.Compose(request.Messages, request.Model, ConversationFingerprint.Of(request) ^ (ulong)(request.Seed ?? 0), request.Tools);

    private HttpResponseMessage Stream(SimulatedAnswer answer)
    {
        var content = new StreamContent(new SimulatedStream(answer.Plan, dialect.Events(answer), time));
        content.Headers.ContentType = dialect.StreamType;
        return new(HttpStatusCode.OK) { Content = content, Headers = { CacheControl = new() { NoCache = true } } };
    }

    private async Task<HttpResponseMessage> WholeAsync(SimulatedAnswer answer, CancellationToken cancellationToken)
    {
        await Task.Delay(answer.Plan.Duration, time, cancellationToken).ConfigureAwait(false);
        if (answer.Plan.Steps[^1].Kind is SimulatedStepKind.Error)
        {
            throw dialect.Refusals.Failed();
        }

        var body = dialect.Whole(answer);
        return Json(HttpStatusCode.OK, answer.Plan.FinishReason is null ? body[..(body.Length * 3 / 5)] : body);
    }

    // Buffered, and not read as a stream: a content hands its stream out once, and a retry sends the same content again.
    private async Task<byte[]> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            await content.LoadIntoBufferAsync(LargestBody, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw dialect.Refusals.TooLarge(LargestBody);
        }

        return await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false);
    }

    private static HttpResponseMessage Json(HttpStatusCode status, byte[] body)
        => new(status) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") { CharSet = "utf-8" } } } };
}
