namespace ChatStudio.Core.Providers;

/// <summary>Which of our own time limits ended a request.</summary>
public enum TimeLimit
{
    /// <summary>From sending the request to the response headers.</summary>
    Headers,

    /// <summary>From the response headers to the first content.</summary>
    FirstToken,

    /// <summary>Between two frames of the stream, comments and pings included.</summary>
    Idle,

    /// <summary>From sending the request to its end.</summary>
    Total,
}
