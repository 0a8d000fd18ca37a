using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Comparisons;

/// <summary>What the model of one column is told: its system prompt, the prompts it was asked and its own answers, and nobody else's.</summary>
internal static class ColumnHistory
{
    /// <summary>
    /// An answer that was stopped or cut off is told with the text it has; one without text is left out, and two prompts then follow each
    /// other. A round in which the column was not asked is not told. Reasoning is not sent back.
    /// </summary>
    /// <param name="beginning">The chat from which all columns went on.</param>
    public static IReadOnlyList<ChatMessage> ToMessages(IReadOnlyList<PastTurn> beginning, ComparisonState state, ComparisonRound round, ColumnAnswer answer)
    {
        var messages = new List<ChatMessage>();
        if (!string.IsNullOrWhiteSpace(answer.Setup.SystemPrompt))
        {
            messages.Add(new(ChatRole.System, answer.Setup.SystemPrompt));
        }

        var own = state.HistoryOf(answer.Column).Where(past => past.Round.Number < round.Number).Select(past => new PastTurn(past.Round.Prompt, past.Answer.Run!));
        foreach (var (prompt, given) in beginning.Concat(own))
        {
            messages.Add(new(ChatRole.User, prompt));
            if (given.Text is { Length: > 0 } text)
            {
                messages.Add(new(ChatRole.Assistant, text));
            }
        }

        messages.Add(new(ChatRole.User, round.Prompt));
        return messages;
    }
}
