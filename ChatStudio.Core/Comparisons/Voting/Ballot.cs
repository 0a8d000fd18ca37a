using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Comparisons.Voting;

/// <summary>One vote as the leaderboard counts it.</summary>
/// <param name="Contestants">The models that had something to judge, each once.</param>
/// <param name="Winner">Null when nobody won. A round in which all were bad counts as a tie, as in Chatbot Arena (Chiang et al. 2024).</param>
public sealed record Ballot(IReadOnlyList<ModelInfo> Contestants, ModelInfo? Winner, string Tag, bool IsBlind)
{
    /// <summary>The votes of a comparison that count.</summary>
    public static IEnumerable<Ballot> Of(ComparisonState state)
        => state.Rounds.Select(round => Of(round, state.Settings.Tag)).OfType<Ballot>();

    /// <summary>
    /// Null when there is no vote, when it is between fewer than two models, or when an answer of a blind round told who wrote it.
    /// </summary>
    public static Ballot? Of(ComparisonRound round, string tag)
    {
        if (round.Vote is not { } vote || (round.IsBlind && Betrayed(round) is not null))
        {
            return null;
        }

        ModelInfo[] contestants = [.. round.Answers
            .Where(answer => answer.Run is { State: not RunState.Failed, Text.Length: > 0 })
            .Select(answer => answer.Setup.Model)
            .DistinctBy(model => model.Key)];
        var winner = vote.Best is { } best ? round.Of(best)?.Setup.Model : null;
        return contestants.Length < 2 || (winner is not null && contestants.All(model => model.Key != winner.Key))
            ? null
            : new(contestants, winner, tag, round.IsBlind);
    }

    /// <summary>The first column whose answer names its own model; null when none does.</summary>
    public static ColumnAnswer? Betrayed(ComparisonRound round)
        => round.Answers.FirstOrDefault(answer => answer.Run is { } run && SelfNaming.Names(run.Text, answer.Setup.Model));
}
