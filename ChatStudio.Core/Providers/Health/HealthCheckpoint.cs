namespace ChatStudio.Core.Providers.Health;

/// <summary>What a health check looks at, in this order. A later one makes sense only when those before it hold.</summary>
public enum HealthCheckpoint
{
    /// <summary>DNS knows the host.</summary>
    ResolveName,

    /// <summary>Something listens on the port.</summary>
    Connect,

    /// <summary>The certificate is valid, trusted and for this name. Left out for plain http.</summary>
    Secure,

    /// <summary>The server lets the key in.</summary>
    Authenticate,

    ListModels,

    /// <summary>One answer of 16 tokens, streamed to the protocol's own end marker.</summary>
    Stream,

    /// <summary>That answer told its tokens.</summary>
    Usage,

    /// <summary>That answer showed reasoning.</summary>
    Reasoning,

    /// <summary>The model called a tool it was given.</summary>
    Tools,

    /// <summary>The model named the colour of an image.</summary>
    Vision,
}
