using System.Globalization;
using ChatStudio.Core.Conversations;
using Microsoft.Extensions.AI;

namespace ChatStudio.Web.Features.Chat.Asking;

/// <summary>Parameters as they are typed; empty leaves a value to the provider.</summary>
public sealed class SettingsDraft
{
    private const int MostTokens = 10_000_000;

    private readonly Dictionary<string, string> _problems = [];

    public string Temperature { get; set; } = "";

    public string TopP { get; set; } = "";

    public string MaxOutputTokens { get; set; } = "";

    public string Seed { get; set; } = "";

    /// <summary>The name of a <see cref="ReasoningEffort"/>.</summary>
    public string Effort { get; set; } = "";

    /// <summary>One on each line.</summary>
    public string StopSequences { get; set; } = "";

    /// <summary>What is wrong, a sentence by the name of its field.</summary>
    public IReadOnlyDictionary<string, string> Problems => _problems;

    public static SettingsDraft Of(ChatParameters? parameters) => new()
    {
        Temperature = Text(parameters?.Temperature),
        TopP = Text(parameters?.TopP),
        MaxOutputTokens = Text(parameters?.MaxOutputTokens),
        Seed = Text(parameters?.Seed),
        Effort = parameters?.Effort?.ToString() ?? "",
        StopSequences = string.Join('\n', parameters?.StopSequences ?? []),
    };

    /// <param name="parameters">Null where nothing is set.</param>
    /// <returns>False when something is wrong; <see cref="Problems"/> says what.</returns>
    public bool TryRead(out ChatParameters? parameters)
    {
        _problems.Clear();
        var stops = StopSequences.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.TrimEnd('\r')).Where(line => line.Length > 0).Distinct().ToArray();
        if (stops.Length > ChatParameters.MaxStopSequences || stops.Any(stop => stop.Length > ChatParameters.MaxStopLength))
        {
            _problems[nameof(StopSequences)] = $"At most {ChatParameters.MaxStopSequences} lines of {ChatParameters.MaxStopLength} characters";
        }

        parameters = new()
        {
            Temperature = Number(Temperature, nameof(Temperature), value => value is >= 0 and <= 2, "A number from 0 to 2, like 0.7"),
            TopP = Number(TopP, nameof(TopP), value => value is > 0 and <= 1, "A number above 0, at most 1, like 0.9"),
            MaxOutputTokens = (int?)Whole(MaxOutputTokens, nameof(MaxOutputTokens), value => value is >= 1 and <= MostTokens, "A whole number of tokens from 1 on"),
            Seed = Whole(Seed, nameof(Seed), _ => true, "A whole number"),
            Effort = Enum.TryParse<ReasoningEffort>(Effort, out var effort) ? effort : null,
            StopSequences = stops.Length > 0 ? stops : null,
        };
        parameters = parameters == ChatParameters.Default ? null : parameters;
        return _problems.Count == 0;
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private float? Number(string text, string field, Func<float, bool> isInRange, string words)
    {
        // A comma is a point in half the world.
        if (text.Trim().Replace(',', '.') is not { Length: > 0 } typed)
        {
            return null;
        }

        if (float.TryParse(typed, NumberStyles.AllowDecimalPoint | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && isInRange(value))
        {
            return value;
        }

        _problems[field] = words;
        return null;
    }

    private long? Whole(string text, string field, Func<long, bool> isInRange, string words)
    {
        if (text.Trim() is not { Length: > 0 } typed)
        {
            return null;
        }

        if (long.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && isInRange(value))
        {
            return value;
        }

        _problems[field] = words;
        return null;
    }
}
