using System.Net;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

internal sealed class ChatCompletionsRefusals : ISimulatedRefusals
{
    private const string InvalidRequest = "invalid_request_error";

    public SimulatedRefusalException UnknownPath(string method, string path)
        => new(HttpStatusCode.NotFound, $"Invalid URL ({method} {path})") { Type = InvalidRequest };

    public SimulatedRefusalException UnknownModel(string model)
        => new(HttpStatusCode.NotFound, $"The model `{model}` does not exist or you do not have access to it.") { Type = InvalidRequest, Code = "model_not_found" };

    public SimulatedRefusalException TooLarge(long limitBytes)
        => new(HttpStatusCode.RequestEntityTooLarge, $"The request is larger than {limitBytes / 1024 / 1024} MB.") { Type = InvalidRequest, Code = "request_too_large" };

    public SimulatedRefusalException TooLong(int promptTokens, int window)
        => new(
            HttpStatusCode.BadRequest,
            $"This model's maximum context length is {window} tokens. However, your messages resulted in {promptTokens} tokens. Please reduce the length of the messages.")
        {
            Type = InvalidRequest,
            Param = "messages",
            Code = "context_length_exceeded",
        };

    public SimulatedRefusalException RateLimited(string model, TimeSpan wait)
        => new(
            HttpStatusCode.TooManyRequests,
            $"Rate limit reached for {model}, a simulated model, on requests per minute. Please try again in {wait.TotalSeconds:0}s.")
        {
            Type = "requests",
            Code = "rate_limit_exceeded",
            RetryAfter = wait,
        };

    public SimulatedRefusalException Failed()
        => new(HttpStatusCode.InternalServerError, "The server had an error while processing your request. This failure is simulated.") { Type = "server_error" };
}
