using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Generation;

/// <summary>Our own limits of a run. Each ends it with an error that names it; <see cref="Timeout.InfiniteTimeSpan"/> switches a time limit off.</summary>
public sealed record RunLimits
{
    /// <summary>From sending an attempt to its headers. Default 120 s: some servers answer headers only after reading the prompt.</summary>
    public TimeSpan Headers { get; init; } = TimeSpan.FromSeconds(120);

    /// <summary>
    /// From the headers to the first content. Default 300 s: local models load, reasoning models think in silence. A client
    /// that does not report its headers is measured from the start of the call.
    /// </summary>
    public TimeSpan FirstToken { get; init; } = TimeSpan.FromSeconds(300);

    /// <summary>Between two updates once content has begun. Default 60 s.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>From sending to the end, waits between retries included. Default 30 min.</summary>
    public TimeSpan Total { get; init; } = TimeSpan.FromMinutes(30);

    /// <summary>
    /// Characters of text, reasoning and tool arguments together. Default 4,000,000, which is also where the clients of
    /// ChatStudio itself stop reading.
    /// </summary>
    public int Characters { get; init; } = AnswerCap.Characters;

    /// <summary>Chunks with content. Default 1,000,000, which is half an hour at 550 tok/s, one token a chunk.</summary>
    public int Chunks { get; init; } = 1_000_000;
}
