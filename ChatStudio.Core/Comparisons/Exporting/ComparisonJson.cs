using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;

namespace ChatStudio.Core.Comparisons.Exporting;

/// <summary>
/// A comparison as JSON, format <c>chatstudio.comparison/1</c>: enough to read it, to draw its charts and to replay it elsewhere. Seconds count
/// from the sending of each run, rates are tokens per second, gaps milliseconds. Holds prompts and answers, no key and no error text.
/// </summary>
public static class ComparisonJson
{
    public const string Format = "chatstudio.comparison/1";

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    public static string Write(Comparison comparison)
    {
        var state = comparison.State;
        return JsonSerializer.Serialize(
            new
            {
                Format,
                Id = comparison.Id.ToString(),
                comparison.CreatedAt,
                comparison.Title,
                state.Settings,
                Rounds = state.Rounds.Select(round => new
                {
                    round.Number,
                    round.Prompt,
                    round.At,
                    round.IsBlind,
                    Vote = round.Vote is { } vote ? new { vote.Kind, Best = Index(round, vote.Best), vote.At } : null,
                    Answers = round.Answers.Select((answer, index) => Answer(round, answer, index)),
                }),
            },
            Json);
    }

    private static int? Index(ComparisonRound round, ColumnId? best)
        => best is { } id ? round.Answers.Select((answer, index) => (answer, index)).FirstOrDefault(pair => pair.answer.Column == id).index : null;

    private static object Answer(ComparisonRound round, ColumnAnswer answer, int index)
    {
        var numbers = answer.Run?.Metrics.Snapshot();
        if (round.IsHidden)
        {
            return new { Name = ColumnNames.Of(round, index), End = ColumnNames.End(answer), Text = answer.Run?.Text ?? "" };
        }

        var model = answer.Setup.Model;
        return new
        {
            Name = ColumnNames.Of(round, index),
            Model = new { model.Key, model.ModelId, Provider = model.ProviderName, Simulated = model.IsSimulated },
            answer.Setup.Parameters.Temperature,
            answer.Setup.Parameters.TopP,
            answer.Setup.Parameters.MaxOutputTokens,
            answer.Setup.Parameters.Seed,
            answer.Setup.SystemPrompt,
            End = ColumnNames.End(answer),
            Attempts = answer.Attempts.Count,
            Text = answer.Run?.Text ?? "",
            Reasoning = answer.Run?.Reasoning ?? "",
            Numbers = numbers,
            Chunks = answer.Run?.Metrics.ReadTimings(0).Select(chunk => new { At = chunk.Microseconds / 1e6, chunk.Kind, chunk.Characters, Tokens = chunk.EstimatedTokens }),
        };
    }
}
