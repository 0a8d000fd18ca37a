namespace ChatStudio.Core.Providers.Simulated;

/// <summary>How a simulated model sends its answer. What it says is decided elsewhere, by <see cref="Answers.AnswerComposer"/>.</summary>
/// <param name="TokensPerSecond">Average rate from the first token on.</param>
internal sealed record SimulatedBehaviour(double TokensPerSecond)
{
    /// <summary>From the headers to the first token.</summary>
    public TimeSpan FirstToken { get; init; } = TimeSpan.FromMilliseconds(300);

    /// <summary>How many tokens leave at the same moment. The average rate stays.</summary>
    public int BurstSize { get; init; } = 1;

    /// <summary>Sends reasoning before the text.</summary>
    public bool Reasons { get; init; }

    /// <summary>A silence in the middle of the text; zero for none.</summary>
    public TimeSpan Stall { get; init; }

    public SimulatedEnding Ending { get; init; }

    /// <summary>Answers the first attempt of each turn with 429 and asks to wait this long; zero for never.</summary>
    public TimeSpan RetryAfter { get; init; }
}
