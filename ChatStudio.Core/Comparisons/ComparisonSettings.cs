namespace ChatStudio.Core.Comparisons;

/// <summary>How a comparison is carried out from its next round on.</summary>
/// <param name="IsBlind">New rounds are shuffled and nameless until the vote.</param>
/// <param name="Tag">Which leaderboard its votes count for, besides the one of all; empty for none.</param>
public sealed record ComparisonSettings(ComparisonMode Mode = ComparisonMode.AtOnce, bool IsBlind = false, string Tag = "");
