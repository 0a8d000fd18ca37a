using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Metrics;

namespace ChatStudio.Core.Comparisons.Exporting;

/// <summary>
/// A comparison as one HTML file that works offline: prompts, numbers, answers as their source, and each round's race with a cursor. The file
/// forbids itself every request, and whatever models wrote is text in it.
/// </summary>
public static class ComparisonHtml
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static string Write(Comparison comparison)
    {
        var text = new StringBuilder();
        text.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Text(comparison.Title)}</title><style>{Resource("offline.css")}</style></head><body>")
            .Append(CultureInfo.InvariantCulture, $"<h1>{Text(comparison.Title)}</h1><p>{comparison.CreatedAt:yyyy-MM-dd HH:mm} UTC</p>\n");
        foreach (var round in comparison.State.Rounds)
        {
            Add(text, round);
        }

        // The serializer writes < > & as \u003C…: nothing in the data can end the element.
        var races = comparison.State.Rounds.Where(round => !round.IsHidden).ToDictionary(round => round.Number, round => Lines(comparison.State, round));
        return text.Append(CultureInfo.InvariantCulture, $"<script type=\"application/json\" id=\"races\">{JsonSerializer.Serialize(races, Json)}</script>")
            .Append(CultureInfo.InvariantCulture, $"<script>{Resource("offline.js")}</script></body></html>\n").ToString();
    }

    private static void Add(StringBuilder text, ComparisonRound round)
    {
        text.Append(CultureInfo.InvariantCulture, $"<section><h2>Round {round.Number}</h2><p class=\"prompt\">{Text(round.Prompt)}</p>\n");
        if (!round.IsHidden)
        {
            text.Append(CultureInfo.InvariantCulture, $"<svg data-round=\"{round.Number}\" role=\"img\" aria-label=\"Token rates of all columns over time; the table has the averages\"></svg><p class=\"reading\"></p>\n")
                .Append("<table><thead><tr><th>Model</th><th>First token</th><th>Average</th><th>Gap p95</th><th>Tokens</th><th>Time</th><th>End</th></tr></thead><tbody>\n");
            for (var i = 0; i < round.Answers.Count; i++)
            {
                var numbers = round.Answers[i].Run?.Metrics.Snapshot();
                text.Append(CultureInfo.InvariantCulture, $"<tr><td>{Text(ColumnNames.Of(round, i))}</td><td>{MetricsFormat.Seconds(numbers?.TimeToFirstToken)}</td><td>{MetricsFormat.Rate(numbers?.AverageRate)}</td><td>{MetricsFormat.Milliseconds(numbers?.GapP95)}</td>")
                    .Append(CultureInfo.InvariantCulture, $"<td>{(numbers is null ? MetricsFormat.NotAvailable : MetricsFormat.Tokens(numbers.TokensOut, numbers.IsEstimate))}</td><td>{MetricsFormat.Seconds(numbers?.Elapsed)}</td><td>{Text(ColumnNames.End(round.Answers[i]))}</td></tr>\n");
            }

            text.Append("</tbody></table>\n");
        }

        text.Append("<div class=\"answers\">");
        for (var i = 0; i < round.Answers.Count; i++)
        {
            var answer = round.Answers[i];
            var isBest = round.Vote is { Kind: VoteKind.Best } vote && vote.Best == answer.Column;
            text.Append(CultureInfo.InvariantCulture, $"<article{(isBest ? " class=\"best\"" : "")}><h3>{Text(ColumnNames.Of(round, i))}{(isBest ? " (best)" : "")}</h3><div class=\"text\">{Text(answer.Run?.Text is { Length: > 0 } words ? words : ColumnNames.End(answer))}</div></article>\n");
        }

        if (round.Merged is { Text.Length: > 0 } merged)
        {
            text.Append(CultureInfo.InvariantCulture, $"<article><h3>Merged by {Text(merged.Model.ModelId)}</h3><div class=\"text\">{Text(merged.Text)}</div></article>\n");
        }

        text.Append("</div></section>\n");
    }

    private static Line[] Lines(ComparisonState state, ComparisonRound round) => round.Answers
        .Select((answer, index) => (answer, Name: ColumnNames.Of(round, index)))
        .Where(line => line.answer.Run is not null)
        .Select(line => new Line(
            line.Name,
            state.Find(line.answer.Column)?.Slot ?? line.answer.Setup.Model.Slot,
            line.answer.Run!.Metrics.ReadSamples(0).Select(sample => new[] { Math.Round(sample.Seconds, 2), Math.Round(sample.TokensPerSecond, 1) })))
        .ToArray();

    private static string Text(string text) => WebUtility.HtmlEncode(text);

    private static string Resource(string name)
    {
        using var stream = typeof(ComparisonHtml).Assembly.GetManifestResourceStream($"ChatStudio.Core.Comparisons.Exporting.Offline.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    private sealed record Line(string Name, int Slot, IEnumerable<double[]> Samples);
}
