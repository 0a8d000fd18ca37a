using System.Globalization;
using System.Text;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;

namespace ChatStudio.Core.Comparisons.Exporting;

/// <summary>A comparison as one Markdown document: each round with its prompt, its numbers as a table, its vote, and the answers word for word.</summary>
public static class ComparisonMarkdown
{
    public static string Write(Comparison comparison)
    {
        var text = new StringBuilder();
        var state = comparison.State;
        text.Append(CultureInfo.InvariantCulture, $"# {comparison.Title}\n\n{comparison.CreatedAt:yyyy-MM-dd HH:mm} UTC\n");
        foreach (var round in state.Rounds)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n## Round {round.Number}\n\n{Quote(round.Prompt)}\n\n");
            AddNumbers(text, round);
            if (round.Vote is { } vote)
            {
                text.Append(CultureInfo.InvariantCulture, $"\nVote: {VoteWords(round, vote)}\n");
            }

            for (var i = 0; i < round.Answers.Count; i++)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### {ColumnNames.Of(round, i)}\n\n{Body(round.Answers[i])}\n");
            }

            if (round.Merged is { Text.Length: > 0 } merged)
            {
                text.Append(CultureInfo.InvariantCulture, $"\n### Merged by {merged.Model.ModelId}\n\n{merged.Text}\n");
            }
        }

        return text.ToString();
    }

    private static void AddNumbers(StringBuilder text, ComparisonRound round)
    {
        if (round.IsHidden)
        {
            text.Append("Blind: names and numbers are shown after the vote.\n");
            return;
        }

        text.Append("| Model | First token | Average | Gap p95 | Tokens | Time | Cost | End |\n|---|--:|--:|--:|--:|--:|--:|---|\n");
        for (var i = 0; i < round.Answers.Count; i++)
        {
            var answer = round.Answers[i];
            var numbers = answer.Run?.Metrics.Snapshot();
            text.Append(CultureInfo.InvariantCulture, $"| {ColumnNames.Of(round, i).Replace("|", "\\|", StringComparison.Ordinal)} | {MetricsFormat.Seconds(numbers?.TimeToFirstToken)} | {MetricsFormat.Rate(numbers?.AverageRate)} | {MetricsFormat.Milliseconds(numbers?.GapP95)} | ");
            text.Append(CultureInfo.InvariantCulture, $"{(numbers is null ? MetricsFormat.NotAvailable : MetricsFormat.Tokens(numbers.TokensOut, numbers.IsEstimate))} | {MetricsFormat.Seconds(numbers?.Elapsed)} | {Cost(answer, numbers)} | {ColumnNames.End(answer)} |\n");
        }
    }

    private static string Cost(ColumnAnswer answer, MetricsSnapshot? numbers) => answer.Setup.Model.IsSimulated
        ? "free"
        : MetricsFormat.Cost(numbers?.Cost, answer.Setup.Model.IsLocal, numbers?.IsEstimate ?? true);

    private static string VoteWords(ComparisonRound round, RoundVote vote) => vote.Kind switch
    {
        VoteKind.Tie => "tie",
        VoteKind.AllBad => "all bad",
        _ => round.Answers.ToList().FindIndex(answer => answer.Column == vote.Best) is >= 0 and var index ? ColumnNames.Of(round, index) + " is best" : "none",
    };

    private static string Body(ColumnAnswer answer) => answer.Run switch
    {
        { Text.Length: > 0 } run => run.State == RunState.Completed ? run.Text : $"{run.Text}\n\n*{ColumnNames.End(answer)}*",
        _ => $"*{ColumnNames.End(answer)}*",
    };

    // Whatever is in the prompt, it stays inside its quotation.
    private static string Quote(string prompt) => "> " + prompt.ReplaceLineEndings("\n").Replace("\n", "\n> ", StringComparison.Ordinal);
}
