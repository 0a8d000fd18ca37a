using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>
/// A Chat Completions server inside the process: put it where the socket would be, and the client, the parser and the
/// resilience above it are the very same as with a paid model. It answers <c>POST …/chat/completions</c> and
/// <c>GET …/models</c> under any base address, ignores the key and reaches no network. Thread-safe; one instance may serve
/// any number of clients.
/// </summary>
public sealed class SimulatedMessageHandler(TimeProvider time) : HttpMessageHandler
{
    // A prompt of this size is far over the context window.
    private const int LargestBody = 16 * 1024 * 1024;

    private readonly RateLimitedTurns _rateLimitedTurns = new();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        HttpResponseMessage response;
        try
        {
            response = await AnswerAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (SimulatedRefusalException refusal)
        {
            response = Json(refusal.Status, SimulatedBodies.Error(refusal));
            if (refusal.RetryAfter is { } wait)
            {
                response.Headers.RetryAfter = new RetryConditionHeaderValue(wait);
                response.Headers.Add("x-ratelimit-limit-requests", "1");
                response.Headers.Add("x-ratelimit-remaining-requests", "0");
                response.Headers.Add("x-ratelimit-reset-requests", string.Create(CultureInfo.InvariantCulture, $"{wait.TotalSeconds:0}s"));
            }
        }

        response.RequestMessage = request;
        response.Headers.Add("x-request-id", $"req_simulated_{Guid.CreateVersion7(time.GetUtcNow()):N}");
        return response;
    }

    private async Task<HttpResponseMessage> AnswerAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var path = request.RequestUri?.AbsolutePath ?? "";
        if (request.Method == HttpMethod.Get && path.EndsWith("/models", StringComparison.Ordinal))
        {
            return Json(HttpStatusCode.OK, SimulatedBodies.Models());
        }

        if (request.Method != HttpMethod.Post || !path.EndsWith("/chat/completions", StringComparison.Ordinal) || request.Content is null)
        {
            throw SimulatedRefusalException.UnknownPath(request.Method.Method, path);
        }

        return await CompleteAsync(await ReadAsync(request.Content, cancellationToken).ConfigureAwait(false), cancellationToken).ConfigureAwait(false);
    }

    private async Task<HttpResponseMessage> CompleteAsync(SimulatedRequest request, CancellationToken cancellationToken)
    {
        if (!SimulatedModels.TryFind(request.Model, out var model))
        {
            throw SimulatedRefusalException.UnknownModel(request.Model);
        }

        var promptTokens = request.Messages.Sum(turn => TextTokenizer.CountPrompt(turn));
        if (promptTokens >= SimulatedModels.ContextWindow)
        {
            throw SimulatedRefusalException.TooLong(promptTokens, SimulatedModels.ContextWindow);
        }

        var fingerprint = ConversationFingerprint.Of(request);
        if (model.Behaviour.RetryAfter > TimeSpan.Zero && _rateLimitedTurns.IsFirstAttempt(fingerprint))
        {
            throw SimulatedRefusalException.RateLimited(request.Model, model.Behaviour.RetryAfter);
        }

        var answer = AnswerComposer.Compose(request.Messages, request.Model, fingerprint ^ (ulong)(request.Seed ?? 0));
        var plan = SimulatedPlan.Create(model.Behaviour, answer, request);
        var bodies = new SimulatedBodies($"chatcmpl-sim{fingerprint:x16}", time.GetUtcNow().ToUnixTimeSeconds(), request, plan, promptTokens);
        return request.Stream ? Stream(bodies.ChunkWriter(model.Behaviour.Reasons), plan) : await WholeAsync(bodies, plan, cancellationToken).ConfigureAwait(false);
    }

    private HttpResponseMessage Stream(SimulatedChunkWriter writer, SimulatedPlan plan)
    {
        var content = new StreamContent(new SimulatedStream(plan, writer, time));
        content.Headers.ContentType = new MediaTypeHeaderValue("text/event-stream") { CharSet = "utf-8" };
        return new(HttpStatusCode.OK) { Content = content, Headers = { CacheControl = new() { NoCache = true } } };
    }

    private async Task<HttpResponseMessage> WholeAsync(SimulatedBodies bodies, SimulatedPlan plan, CancellationToken cancellationToken)
    {
        await Task.Delay(plan.Duration, time, cancellationToken).ConfigureAwait(false);
        if (plan.Steps[^1].Kind is SimulatedStepKind.Error)
        {
            throw SimulatedRefusalException.ServerFailed();
        }

        var body = bodies.Completion();
        return Json(HttpStatusCode.OK, plan.FinishReason is null ? body[..(body.Length * 3 / 5)] : body);
    }

    // Buffered, and not read as a stream: a content hands its stream out once, and a retry sends the same content again.
    private static async Task<SimulatedRequest> ReadAsync(HttpContent content, CancellationToken cancellationToken)
    {
        try
        {
            await content.LoadIntoBufferAsync(LargestBody, cancellationToken).ConfigureAwait(false);
        }
        catch (HttpRequestException e) when (e.HttpRequestError == HttpRequestError.ConfigurationLimitExceeded)
        {
            throw new SimulatedRefusalException(
                HttpStatusCode.RequestEntityTooLarge, "The request is larger than 16 MB.", "invalid_request_error", null, "request_too_large");
        }

        return SimulatedRequest.Parse(await content.ReadAsByteArrayAsync(cancellationToken).ConfigureAwait(false));
    }

    private static HttpResponseMessage Json(HttpStatusCode status, byte[] body)
        => new(status) { Content = new ByteArrayContent(body) { Headers = { ContentType = new("application/json") { CharSet = Encoding.UTF8.WebName } } } };
}
