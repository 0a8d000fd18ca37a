using System.Net;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>A request that is answered with an error status instead of an answer.</summary>
/// <param name="message">In the words of the provider whose dialect is spoken.</param>
internal sealed class SimulatedRefusalException(HttpStatusCode status, string message, Exception? inner = null) : Exception(message, inner)
{
    public HttpStatusCode Status { get; } = status;

    /// <summary>The provider's own class of the error; empty where it has none.</summary>
    public string Type { get; init; } = "";

    /// <summary>The member of the request that is wrong, in Chat Completions.</summary>
    public string? Param { get; init; }

    /// <summary>In Chat Completions.</summary>
    public string? Code { get; init; }

    /// <summary>Set on 429: how long to wait.</summary>
    public TimeSpan? RetryAfter { get; init; }
}
