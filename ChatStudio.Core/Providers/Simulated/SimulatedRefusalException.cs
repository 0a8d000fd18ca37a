using System.Net;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>A request that is answered with an error status instead of an answer, in OpenAI's error shape.</summary>
internal sealed class SimulatedRefusalException(HttpStatusCode status, string message, string type, string? param, string? code, Exception? inner = null)
    : Exception(message, inner)
{
    public HttpStatusCode Status { get; } = status;

    public string Type { get; } = type;

    public string? Param { get; } = param;

    public string? Code { get; } = code;

    /// <summary>Set on 429: how long to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }

    public static SimulatedRefusalException BadRequest(string message, string? param, string? code, Exception? inner = null)
        => new(HttpStatusCode.BadRequest, message, "invalid_request_error", param, code, inner);

    public static SimulatedRefusalException UnknownPath(string method, string path)
        => new(HttpStatusCode.NotFound, $"Invalid URL ({method} {path})", "invalid_request_error", null, null);

    public static SimulatedRefusalException UnknownModel(string model)
        => new(HttpStatusCode.NotFound, $"The model `{model}` does not exist or you do not have access to it.", "invalid_request_error", null, "model_not_found");

    public static SimulatedRefusalException TooLong(int promptTokens, int window)
        => BadRequest(
            $"This model's maximum context length is {window} tokens. However, your messages resulted in {promptTokens} tokens. Please reduce the length of the messages.",
            "messages",
            "context_length_exceeded");

    public static SimulatedRefusalException RateLimited(string model, TimeSpan retryAfter)
        => new(
            HttpStatusCode.TooManyRequests,
            $"Rate limit reached for {model}, a simulated model, on requests per minute. Please try again in {retryAfter.TotalSeconds:0}s.",
            "requests",
            null,
            "rate_limit_exceeded") { RetryAfter = retryAfter };

    public static SimulatedRefusalException ServerFailed()
        => new(HttpStatusCode.InternalServerError, SimulatedChunkWriter.ServerErrorMessage, "server_error", null, null);
}
