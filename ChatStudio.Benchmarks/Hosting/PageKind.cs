namespace ChatStudio.Benchmarks.Hosting;

/// <summary>Which page shows the answers.</summary>
internal enum PageKind
{
    /// <summary>ChatStudio itself, its whole page.</summary>
    App,

    /// <summary>The floor: plain text that is appended, at the pace of ChatStudio.</summary>
    Plain,

    /// <summary>The naive page: the whole answer through Markdig and sent as one piece of markup, with each token.</summary>
    Naive,

    /// <summary>The same, at most every 50 ms.</summary>
    Throttled,
}
