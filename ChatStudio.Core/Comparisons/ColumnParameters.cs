using System.Globalization;
using System.Text.Json.Serialization;
using ChatStudio.Core.Conversations;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Comparisons;

/// <summary>Sampling of one column. Null leaves a value to the provider.</summary>
public sealed record ColumnParameters
{
    public static readonly ColumnParameters Default = new();

    /// <summary>0 to 2.</summary>
    public double? Temperature { get; init; }

    /// <summary>Above 0, at most 1.</summary>
    public double? TopP { get; init; }

    /// <summary>Tokens of one answer, at least 1.</summary>
    public int? MaxOutputTokens { get; init; }

    public long? Seed { get; init; }

    /// <summary>The parameters of a chat.</summary>
    public static ColumnParameters Of(ChatParameters? parameters) => parameters is null ? Default : new()
    {
        Temperature = Exactly(parameters.Temperature),
        TopP = Exactly(parameters.TopP),
        MaxOutputTokens = parameters.MaxOutputTokens,
        Seed = parameters.Seed,
    };

    /// <summary>The same for a chat; null when nothing was set.</summary>
    public ChatParameters? ToChat() => this == Default ? null : new()
    {
        Temperature = (float?)Temperature,
        TopP = (float?)TopP,
        MaxOutputTokens = MaxOutputTokens,
        Seed = Seed,
    };

    /// <summary>What was set, in words: <c>T 0.2</c>, <c>top-p 0.9</c>, <c>max 500</c>, <c>seed 7</c>.</summary>
    [JsonIgnore]
    public IReadOnlyList<string> Words
    {
        get
        {
            var words = new List<string>(4);
            Add(Temperature, "T ");
            Add(TopP, "top-p ");
            Add(MaxOutputTokens, "max ");
            Add(Seed, "seed ");
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

    /// <summary>Null when nothing was set.</summary>
    public ChatOptions? ToOptions() => this == Default ? null : new()
    {
        Temperature = (float?)Temperature,
        TopP = (float?)TopP,
        MaxOutputTokens = MaxOutputTokens,
        Seed = Seed,
    };

    // 0.7 as a float is 0.699999988 as a double; what a person reads is what was typed.
    private static double? Exactly(float? value) => (double?)(decimal?)value;
}
