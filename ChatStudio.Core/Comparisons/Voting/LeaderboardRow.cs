using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Comparisons.Voting;

/// <summary>One model's rating in points: 1000 is average, 400 more are odds of ten to one.</summary>
/// <param name="Votes">Counted votes it stood in.</param>
/// <param name="Low">Lower end of the 95 % interval.</param>
/// <param name="High">Upper end of the 95 % interval.</param>
public sealed record LeaderboardRow(ModelInfo Model, int Votes, double Rating, double Low, double High);
