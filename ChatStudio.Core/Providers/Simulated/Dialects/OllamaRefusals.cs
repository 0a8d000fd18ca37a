using System.Net;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

internal sealed class OllamaRefusals : ISimulatedRefusals
{
    public static SimulatedRefusalException BadRequest(string message, Exception? inner = null) => new(HttpStatusCode.BadRequest, message, inner);

    public SimulatedRefusalException UnknownPath(string method, string path) => new(HttpStatusCode.NotFound, "404 page not found");

    public SimulatedRefusalException UnknownModel(string model) => new(HttpStatusCode.NotFound, $"model '{model}' not found");

    public SimulatedRefusalException TooLarge(long limitBytes)
        => new(HttpStatusCode.RequestEntityTooLarge, $"the request is larger than {limitBytes / 1024 / 1024} MB");

    public SimulatedRefusalException TooLong(int promptTokens, int window)
        => BadRequest($"the prompt of {promptTokens} tokens exceeds the available context size of {window} tokens");

    public SimulatedRefusalException RateLimited(string model, TimeSpan wait)
        => new(HttpStatusCode.TooManyRequests, $"too many requests for {model}, a simulated model, please try again in {wait.TotalSeconds:0}s") { RetryAfter = wait };

    public SimulatedRefusalException Failed()
        => new(HttpStatusCode.InternalServerError, "an error was encountered while running the model: this failure is simulated");
}
