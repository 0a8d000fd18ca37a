namespace ChatStudio.Core.Metrics;

/// <summary>One point of the token-rate line.</summary>
/// <param name="Seconds">Since the run was sent.</param>
/// <param name="TokensPerSecond">Tokens in a centred 0.9 s window, divided by the window.</param>
/// <param name="Tokens">Tokens streamed until then (the cumulative line).</param>
public readonly record struct RateSample(double Seconds, double TokensPerSecond, double Tokens);
