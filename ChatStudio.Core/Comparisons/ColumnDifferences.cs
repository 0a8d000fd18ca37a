using System.Globalization;

namespace ChatStudio.Core.Comparisons;

/// <summary>What tells the columns of a line-up apart, for their headers.</summary>
public static class ColumnDifferences
{
    private const int SystemPromptWords = 24;

    /// <summary>
    /// For each column the words that stand beside its model's name: the provider where two columns ask models of the same name, each
    /// parameter in which the columns differ, the beginning of the system prompt where those differ. <c>default</c> stands for a
    /// parameter that only others have set.
    /// </summary>
    public static IReadOnlyList<IReadOnlyList<string>> Of(IReadOnlyList<ColumnSetup> columns)
    {
        var words = columns.Select(_ => new List<string>()).ToArray();
        for (var i = 0; i < columns.Count; i++)
        {
            var model = columns[i].Model;
            if (columns.Any(other => other.Model.ModelId == model.ModelId && other.Model.ProviderId != model.ProviderId))
            {
                words[i].Add(model.ProviderName);
            }
        }

        Tell("T ", column => column.Parameters.Temperature);
        Tell("top-p ", column => column.Parameters.TopP);
        Tell("max ", column => column.Parameters.MaxOutputTokens);
        Tell("seed ", column => column.Parameters.Seed);
        if (columns.Select(column => column.SystemPrompt).Distinct().Count() > 1)
        {
            for (var i = 0; i < columns.Count; i++)
            {
                words[i].Add(columns[i].SystemPrompt is { Length: > 0 } prompt ? Shorten(prompt) : "no system prompt");
            }
        }

        return words;

        void Tell(string name, Func<ColumnSetup, IFormattable?> read)
        {
            var values = columns.Select(column => read(column)?.ToString("0.##", CultureInfo.InvariantCulture)).ToArray();
            if (values.Distinct().Count() > 1)
            {
                for (var i = 0; i < values.Length; i++)
                {
                    words[i].Add(name + (values[i] ?? "default"));
                }
            }
        }
    }

    private static string Shorten(string prompt)
    {
        var line = string.Join(' ', prompt.Split((char[]?)null, 12, StringSplitOptions.RemoveEmptyEntries));
        return line.Length <= SystemPromptWords ? $"“{line}”" : $"“{line[..SystemPromptWords].TrimEnd()}…”";
    }
}
