using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Metrics;

namespace ChatStudio.Core.Comparisons.Repeating;

/// <summary>Measurements of a repeated line-up as files: every completed answer, not only the statistics.</summary>
public static class RepeatFiles
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    /// <summary>One line for each completed answer, RFC 4180. Seconds, tokens per second, tokens, US dollars; empty where there is no value.</summary>
    public static string Csv(RepeatJob job)
    {
        var text = new StringBuilder("column,model,parameters,repetition,first_token_s,average_tok_s,total_s,tokens_out,cost_usd\r\n");
        for (var i = 0; i < job.Results.Count; i++)
        {
            var (setup, completed) = (job.Results[i].Column.Setup, job.Results[i].Completed);
            for (var n = 0; n < completed.Count; n++)
            {
                text.Append(CultureInfo.InvariantCulture, $"{i + 1},{Field(setup.Model.Key)},{Field(string.Join(' ', setup.Parameters.Words))},{n + 1},")
                    .Append(CultureInfo.InvariantCulture, $"{completed[n].TimeToFirstToken:0.####},{completed[n].AverageRate:0.##},{completed[n].Elapsed:0.####},{completed[n].TokensOut},{completed[n].Cost:0.########}\r\n");
            }
        }

        return text.ToString();
    }

    /// <summary>Format <c>chatstudio.repeat/1</c>.</summary>
    public static string ToJson(RepeatJob job) => JsonSerializer.Serialize(
        new
        {
            Format = "chatstudio.repeat/1",
            job.Prompt,
            job.Settings.Times,
            job.Settings.WarmUps,
            OneByOne = job.Settings.Mode == ComparisonMode.OneByOne,
            Columns = job.Results.Select(result => new
            {
                Model = result.Column.Setup.Model.Key,
                Parameters = result.Column.Setup.Parameters.Words,
                result.Column.Setup.SystemPrompt,
                result.Broken,
                FirstToken = Numbers(result.FirstToken),
                Rate = Numbers(result.Rate),
                Time = Numbers(result.Time),
                Length = Numbers(result.Length),
                Cost = Numbers(result.Cost),
                Answers = result.Completed.Select(Answer),
            }),
        },
        Json);

    private static object Numbers(Distribution values) => new { values.P5, values.P25, values.P50, values.P75, values.P95, values.Spread };

    private static object Answer(MetricsSnapshot numbers) => new { numbers.TimeToFirstToken, numbers.AverageRate, numbers.Elapsed, numbers.TokensOut, numbers.Cost };

    // A text that begins like a formula would be one in a spreadsheet.
    private static string Field(string text)
    {
        var safe = text is ['=' or '+' or '-' or '@', ..] ? "'" + text : text;
        return safe.AsSpan().ContainsAny("\",\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
