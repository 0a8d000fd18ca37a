using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Core.Comparisons.Storage;

/// <summary>What a command changes in the messages of a comparison, as the store is told before it happens.</summary>
internal static class ComparisonChanges
{
    private const int MostMarks = 3;

    /// <summary>From the comparison's present state to the one that is to be.</summary>
    public static ConversationChange To(Comparison comparison, ComparisonState after, Guid requestId)
    {
        var had = Ids(comparison.State);
        var has = Ids(after);
        var added = Messages(after).Where(message => !had.Contains(message.Id)).ToList();
        RunBeginning[] runs = [.. after.Rounds.SelectMany(round => round.Planned)
            .Select(run => new RunBeginning(run.Id, new(run.Id.Value), Guid.Empty, Epoch: 1, run.Model, run.At))];

        // A request is known by one run; a store knows each only once.
        return new(Summarize(comparison, after, has.Count), new(after.Columns[0].Setup.Model), after.Rounds is [var first, ..] ? first.Id : null)
        {
            Added = added,
            Removed = [.. had.Except(has)],
            Run = runs is [var asked, ..] ? asked with { RequestId = requestId } : null,
            RunsBeside = [.. runs.Skip(1)],
        };
    }

    private static ConversationSummary Summarize(Comparison comparison, ComparisonState after, int messages) => comparison.Summary with
    {
        UpdatedAt = after.Current?.At ?? comparison.CreatedAt,
        Models = [.. after.Columns.Select(column => ModelMark.Of(column.Setup.Model) with { Slot = column.Slot }).DistinctBy(mark => mark.Key).Take(MostMarks)],
        Preview = after.Current is { } current ? ConversationTitle.Preview(current.Prompt) : "",
        MessageCount = messages,
        BranchCount = 1,
    };

    private static HashSet<MessageId> Ids(ComparisonState state)
        => [.. state.Rounds.SelectMany(round => round.MessageIds.Prepend(round.Id))];

    // Prompts follow each other, and answers their prompts.
    private static IEnumerable<MessageRecord> Messages(ComparisonState state)
    {
        MessageId? before = null;
        foreach (var round in state.Rounds)
        {
            yield return new() { Id = round.Id, ParentId = before, Role = MessageRole.User, At = round.At, Text = round.Prompt };
            foreach (var run in round.Planned)
            {
                yield return new() { Id = new(run.Id.Value), ParentId = round.Id, Role = MessageRole.Assistant, At = run.At };
            }

            before = round.Id;
        }
    }
}
