using System.Globalization;
using ChatStudio.Core.Comparisons;

namespace ChatStudio.Web.Features.Compare.LineUp;

/// <summary>A column's parameters as they are typed.</summary>
public sealed class ParameterDraft
{
    public string Temperature { get; set; } = "";

    public string TopP { get; set; } = "";

    public string MaxOutputTokens { get; set; } = "";

    public string Seed { get; set; } = "";

    public static ParameterDraft Of(ColumnParameters parameters) => new()
    {
        Temperature = Text(parameters.Temperature),
        TopP = Text(parameters.TopP),
        MaxOutputTokens = Text(parameters.MaxOutputTokens),
        Seed = Text(parameters.Seed),
    };

    /// <param name="problem">Which field is wrong and what it takes; null when all are right.</param>
    /// <returns>Null when there is a problem.</returns>
    public ColumnParameters? Read(out string? problem)
    {
        problem = null;
        var temperature = Number(Temperature, "Temperature", 0, 2, ref problem);
        var topP = Number(TopP, "Top-p", double.Epsilon, 1, ref problem);
        var most = Whole(MaxOutputTokens, "Longest answer", 1, int.MaxValue, ref problem);
        var seed = Whole(Seed, "Seed", long.MinValue, long.MaxValue, ref problem);
        return problem is null ? new() { Temperature = temperature, TopP = topP, MaxOutputTokens = (int?)most, Seed = seed } : null;
    }

    private static string Text(IFormattable? value) => value?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    private static double? Number(string text, string name, double least, double most, ref string? problem)
    {
        if (text.Trim() is not { Length: > 0 } typed)
        {
            return null;
        }

        if (double.TryParse(typed, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        problem ??= $"{name} is a number from {(least > 0 ? "just above 0" : "0")} to {most.ToString(CultureInfo.InvariantCulture)}, or empty for the provider's own.";
        return null;
    }

    private static long? Whole(string text, string name, long least, long most, ref string? problem)
    {
        if (text.Trim() is not { Length: > 0 } typed)
        {
            return null;
        }

        if (long.TryParse(typed, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most)
        {
            return value;
        }

        problem ??= $"{name} is a whole number{(least > 0 ? " above 0" : "")}, or empty for the provider's own.";
        return null;
    }
}
