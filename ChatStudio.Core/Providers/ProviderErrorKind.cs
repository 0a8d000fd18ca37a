namespace ChatStudio.Core.Providers;

/// <summary>What went wrong between us and a provider. The set is closed: each member has one wording on the screen.</summary>
public enum ProviderErrorKind
{
    /// <summary>The key is missing, wrong or revoked.</summary>
    Authentication,

    /// <summary>The account has no credit or quota left. Not retryable.</summary>
    Billing,

    /// <summary>The key is valid but may not do this.</summary>
    Permission,

    /// <summary>Too many requests or tokens in a time window; <see cref="ProviderException.RetryAfter"/> says when to try again.</summary>
    RateLimited,

    /// <summary>The server is up but has no capacity, or is still loading the model (503, 529).</summary>
    Overloaded,

    /// <summary>The server failed on its side (500, 502, 504, or an error event that blames the server).</summary>
    ServerError,

    /// <summary>The request itself was refused (400, 413, 422).</summary>
    BadRequest,

    /// <summary>The conversation does not fit into the model's context window.</summary>
    ContextTooLong,

    /// <summary>The model, or the path of the API, does not exist there.</summary>
    ModelNotFound,

    /// <summary>The provider's content filter refused the prompt or ended the answer.</summary>
    ContentFiltered,

    /// <summary>No connection: refused, unknown host, reset, unreachable.</summary>
    Network,

    /// <summary>The TLS handshake failed.</summary>
    Tls,

    /// <summary>One of our own limits passed; <see cref="ProviderException.Limit"/> names it.</summary>
    Timeout,

    /// <summary>The stream ended without the protocol's end marker.</summary>
    Truncated,

    /// <summary>The bytes are not what the protocol promises: HTML for JSON, malformed JSON in mid-stream, a cap exceeded.</summary>
    Protocol,

    /// <summary>Nothing more is known than the status and the provider's words.</summary>
    Unknown,
}
