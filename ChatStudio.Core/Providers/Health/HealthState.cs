namespace ChatStudio.Core.Providers.Health;

/// <summary>What a check came to. The set is closed: each member has one wording on the screen.</summary>
public enum HealthState
{
    /// <summary>The check is still running.</summary>
    Checking,

    /// <summary>A streamed answer came to its end.</summary>
    Healthy,

    /// <summary>It came, but its first token took longer than <see cref="HealthLimits.Slow"/>.</summary>
    Slow,

    /// <summary>It came in one piece.</summary>
    NotStreaming,

    /// <summary>No connection: DNS, the port, the way to it.</summary>
    Unreachable,

    /// <summary>The certificate was not accepted, or one side speaks TLS and the other does not.</summary>
    NotSecure,

    /// <summary>The key is missing, wrong, or may not do this.</summary>
    KeyRejected,

    /// <summary>The account has no credit left.</summary>
    NoCredit,

    /// <summary>Something else answers under the base URL: another path, a web page, a redirect.</summary>
    WrongAddress,

    /// <summary>The server is there and offers nothing to talk to, or not the model that was asked for.</summary>
    NoModel,

    /// <summary>Rate limited or out of capacity at the moment.</summary>
    Busy,

    /// <summary>One of our limits passed.</summary>
    TimedOut,

    /// <summary>It answered with an error, or its answer ended badly.</summary>
    Failing,
}
