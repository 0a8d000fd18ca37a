using System.Text.Json.Serialization;

namespace ChatStudio.Core.Comparisons.Repeating;

/// <summary>How often a line-up is asked the same.</summary>
/// <param name="Times">Measured repetitions, 1 to 50.</param>
/// <param name="WarmUps">Repetitions before them that are asked and not counted, 0 to 5: the first answer of a local model loads it.</param>
public sealed record RepeatSettings(int Times = 10, int WarmUps = 1, ComparisonMode Mode = ComparisonMode.AtOnce)
{
    public const int MostTimes = 50;

    public const int MostWarmUps = 5;

    /// <summary>Within the limits.</summary>
    [JsonIgnore]
    public RepeatSettings Clamped => this with { Times = Math.Clamp(Times, 1, MostTimes), WarmUps = Math.Clamp(WarmUps, 0, MostWarmUps) };
}
