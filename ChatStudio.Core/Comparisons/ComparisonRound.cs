using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Comparisons;

/// <summary>One prompt and what the columns made of it.</summary>
/// <param name="Number">From 1.</param>
/// <param name="IsBlind">Its columns are shown in the order of <paramref name="Answers"/> under letters until there is a vote.</param>
/// <param name="Answers">As they are shown: shuffled in a blind round.</param>
public sealed record ComparisonRound(int Number, string Prompt, DateTimeOffset At, bool IsBlind, IReadOnlyList<ColumnAnswer> Answers)
{
    /// <summary>Names its prompt. An answer is named by its run.</summary>
    public required MessageId Id { get; init; }

    public RoundVote? Vote { get; init; }

    /// <summary>The answers made into one; null when nobody asked for it.</summary>
    public Run? Merged { get; init; }

    /// <summary>The merge that is being written down; null at all other times.</summary>
    internal PlannedRun? Merging { get; init; }

    /// <summary>Names, prices, speeds and marks must not be shown.</summary>
    public bool IsHidden => IsBlind && Vote is null;

    public bool HasEnded => Answers.All(answer => answer.HasEnded);

    /// <summary>How many still stream or wait for their turn.</summary>
    public int Open => Answers.Count(answer => !answer.HasEnded);

    public IEnumerable<Run> Runs => Answers.Select(answer => answer.Run).OfType<Run>();

    /// <summary>Null when the column was not asked.</summary>
    public ColumnAnswer? Of(ColumnId column) => Answers.FirstOrDefault(answer => answer.Column == column);

    /// <summary><c>A</c> to <c>F</c>, by place.</summary>
    public static string Letter(int index) => ((char)('A' + index)).ToString();

    /// <summary>Its prompt, one of its answers or what was made of them has this id.</summary>
    public bool Holds(MessageId message) => Id == message || MessageIds.Contains(message);

    /// <summary>Of all answers, also of those that are being written down and of what was made of them.</summary>
    internal IEnumerable<MessageId> MessageIds => Planned.Select(run => run.Id)
        .Concat(Answers.SelectMany(answer => answer.Attempts).Select(run => run.Id))
        .Concat(Merging is null && Merged is { } merged ? [merged.Id] : [])
        .Select(run => new MessageId(run.Value));

    /// <summary>What is about to start.</summary>
    internal IEnumerable<PlannedRun> Planned => Answers.Select(answer => answer.Next).Append(Merging).OfType<PlannedRun>();

    internal ComparisonRound With(ColumnAnswer changed)
        => this with { Answers = [.. Answers.Select(answer => answer.Column == changed.Column ? changed : answer)] };
}
