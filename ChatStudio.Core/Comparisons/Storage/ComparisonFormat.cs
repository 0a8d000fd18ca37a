using System.Text.Json;
using ChatStudio.Core.Comparisons.Repeating;
using ChatStudio.Core.Comparisons.Voting;
using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Storage.Sqlite;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Comparisons.Storage;

/// <summary>What a comparison has beside its messages, as JSON and back. Prompts and answers stand in it by their ids.</summary>
internal static class ComparisonFormat
{
    public static string Write(ComparisonState state)
        => StorageJson.Write(new Document(state.Columns, state.Settings, [.. state.Rounds.Select(ToKept)]));

    public static string Write(IEnumerable<Ballot> ballots) => StorageJson.Write(ballots.ToArray());

    public static string Write(IEnumerable<PastTurn> beginning)
        => StorageJson.Write(beginning.Select(turn => new KeptTurn(turn.Prompt, turn.Answer.ToRecord())).ToArray());

    public static string Write(RepeatJob job) => StorageJson.Write(job.ToRecord());

    /// <param name="restore">Makes an ended run of its record.</param>
    /// <exception cref="StorageException">It was not written by this class.</exception>
    public static ComparisonState ReadState(ComparisonRecord record, Func<RunRecord, Run> restore)
    {
        var document = Read<Document>(record.Document);
        var messages = record.Conversation.Messages.ToDictionary(message => message.Id);
        return new(document.Columns, [.. document.Rounds.Select(round => ToRound(round, messages, restore))], document.Settings);
    }

    /// <exception cref="StorageException">It was not written by this class.</exception>
    public static IReadOnlyList<Ballot> ReadBallots(string ballots) => Read<Ballot[]>(ballots);

    /// <exception cref="StorageException">It was not written by this class.</exception>
    public static IReadOnlyList<PastTurn> ReadBeginning(string? beginning, Func<RunRecord, Run> restore)
        => beginning is null ? [] : [.. Read<KeptTurn[]>(beginning).Select(turn => new PastTurn(turn.Prompt, restore(turn.Answer)))];

    /// <exception cref="StorageException">It was not written by this class.</exception>
    public static RepeatRecord? ReadRepeat(string? repeat) => repeat is null ? null : Read<RepeatRecord>(repeat);

    private static T Read<T>(string text)
    {
        try
        {
            return StorageJson.Read<T>(text);
        }
        catch (JsonException problem)
        {
            throw new StorageException(StorageProblem.Failed, "This comparison is kept in a form that this version of ChatStudio cannot read. It was left as it is.", problem);
        }
    }

    private static KeptRound ToKept(ComparisonRound round) => new(
        round.Number,
        round.Id,
        round.At,
        round.IsBlind,
        [.. round.Answers.Select(answer => new KeptAnswer(answer.Column, answer.Setup, [.. answer.Attempts.Select(run => run.Id), .. answer.Next is { } next ? [next.Id] : Array.Empty<RunId>()]))],
        round.Vote,
        round.Merging?.Id ?? round.Merged?.Id);

    private static ComparisonRound ToRound(KeptRound kept, Dictionary<MessageId, MessageRecord> messages, Func<RunRecord, Run> restore)
    {
        return new(kept.Number, messages.GetValueOrDefault(kept.Prompt)?.Text ?? "", kept.At, kept.IsBlind, [.. kept.Answers.Select(Answer)])
        {
            Id = kept.Prompt,
            Vote = kept.Vote,
            Merged = kept.Merged is { } merged ? Run(merged) : null,
        };

        // Nobody waits after a restart: what was not asked can be asked again.
        ColumnAnswer Answer(KeptAnswer answer) => new(answer.Column, answer.Setup, [.. answer.Attempts.Select(Run).OfType<Run>()], IsWaiting: false);

        Run? Run(RunId id) => messages.GetValueOrDefault(new(id.Value)) is { Runs: [.., var run] } ? restore(run) : null;
    }

    private sealed record Document(IReadOnlyList<ComparisonColumn> Columns, ComparisonSettings Settings, IReadOnlyList<KeptRound> Rounds);

    private sealed record KeptRound(int Number, MessageId Prompt, DateTimeOffset At, bool IsBlind, IReadOnlyList<KeptAnswer> Answers, RoundVote? Vote, RunId? Merged);

    private sealed record KeptAnswer(ColumnId Column, ColumnSetup Setup, IReadOnlyList<RunId> Attempts);

    private sealed record KeptTurn(string Prompt, RunRecord Answer);
}
