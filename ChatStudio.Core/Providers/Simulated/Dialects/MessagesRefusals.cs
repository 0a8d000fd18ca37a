using System.Net;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

internal sealed class MessagesRefusals : ISimulatedRefusals
{
    // Not among the named ones of .NET.
    private const HttpStatusCode OverloadedStatus = (HttpStatusCode)529;

    public static SimulatedRefusalException BadRequest(string message, Exception? inner = null)
        => new(HttpStatusCode.BadRequest, message, inner) { Type = "invalid_request_error" };

    public SimulatedRefusalException UnknownPath(string method, string path)
        => new(HttpStatusCode.NotFound, $"Not found: {method} {path}") { Type = "not_found_error" };

    public SimulatedRefusalException UnknownModel(string model)
        => new(HttpStatusCode.NotFound, $"model: {model}") { Type = "not_found_error" };

    public SimulatedRefusalException TooLarge(long limitBytes)
        => new(HttpStatusCode.RequestEntityTooLarge, $"Request exceeds the maximum size of {limitBytes / 1024 / 1024} MB.") { Type = "request_too_large" };

    public SimulatedRefusalException TooLong(int promptTokens, int window)
        => BadRequest($"prompt is too long: {promptTokens} tokens > {window} maximum");

    public SimulatedRefusalException RateLimited(string model, TimeSpan wait)
        => new(HttpStatusCode.TooManyRequests, $"This request would exceed the rate limit of {model}, a simulated model. Please try again in {wait.TotalSeconds:0}s.")
        {
            Type = "rate_limit_error",
            RetryAfter = wait,
        };

    public SimulatedRefusalException Failed() => new(OverloadedStatus, "Overloaded. This failure is simulated.") { Type = "overloaded_error" };
}
