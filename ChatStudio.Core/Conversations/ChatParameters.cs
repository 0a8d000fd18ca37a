using System.Globalization;
using System.Text.Json.Serialization;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Conversations;

/// <summary>Sampling of a conversation. Null leaves a value to the provider; it is then not sent. What a provider does not know is not sent to it either.</summary>
public sealed record ChatParameters
{
    public const int MaxStopSequences = 4;

    /// <summary>Characters.</summary>
    public const int MaxStopLength = 100;

    public static readonly ChatParameters Default = new();

    /// <summary>0 to 2.</summary>
    public float? Temperature { get; init; }

    /// <summary>Above 0, at most 1.</summary>
    public float? TopP { get; init; }

    /// <summary>Tokens of one answer, at least 1.</summary>
    public int? MaxOutputTokens { get; init; }

    public long? Seed { get; init; }

    public ReasoningEffort? Effort { get; init; }

    /// <summary>The answer ends where one of them would come.</summary>
    public IReadOnlyList<string>? StopSequences { get; init; }

    /// <summary>What was set, in words: <c>T 0.2</c>, <c>top-p 0.9</c>, <c>max 500</c>, <c>seed 7</c>, <c>low effort</c>, <c>2 stops</c>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Words
    {
        get
        {
            var words = new List<string>(6);
            Add(Temperature, "T ");
            Add(TopP, "top-p ");
            Add(MaxOutputTokens, "max ");
            Add(Seed, "seed ");
            if (Effort is { } effort)
            {
                words.Add(effort == ReasoningEffort.None ? "no reasoning" : $"{(effort == ReasoningEffort.ExtraHigh ? "extra high" : effort.ToString().ToLowerInvariant())} effort");
            }

            if (StopSequences is { Count: > 0 and var count })
            {
                words.Add(count == 1 ? "1 stop" : string.Create(CultureInfo.InvariantCulture, $"{count} stops"));
            }

            return words;

            void Add(IFormattable? value, string name)
            {
                if (value is not null)
                {
                    words.Add(name + value.ToString("0.##", CultureInfo.InvariantCulture));
                }
            }
        }
    }

    // A list equals another by what is in it.
    public bool Equals(ChatParameters? other)
        => other is not null && (Temperature, TopP, MaxOutputTokens, Seed, Effort) == (other.Temperature, other.TopP, other.MaxOutputTokens, other.Seed, other.Effort)
            && (StopSequences ?? []).SequenceEqual(other.StopSequences ?? []);

    public override int GetHashCode() => HashCode.Combine(Temperature, TopP, MaxOutputTokens, Seed, Effort, StopSequences?.Count ?? 0);

    internal ChatOptions ToOptions() => new()
    {
        Temperature = Temperature,
        TopP = TopP,
        MaxOutputTokens = MaxOutputTokens,
        Seed = Seed,
        Reasoning = Effort is { } effort ? new() { Effort = effort } : null,
        StopSequences = StopSequences is { Count: > 0 } stops ? [.. stops] : null,
    };
}
