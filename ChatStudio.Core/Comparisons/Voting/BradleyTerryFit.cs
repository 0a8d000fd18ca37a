namespace ChatStudio.Core.Comparisons.Voting;

/// <summary>What <see cref="BradleyTerry.Fit"/> found.</summary>
/// <param name="LogStrengths">θ = ln p, in the order of the table; without a prior their sum is 0.</param>
/// <param name="Covariance">Of the log strengths.</param>
public sealed record BradleyTerryFit(IReadOnlyList<double> LogStrengths, double[,] Covariance)
{
    /// <summary>Standard error of one log strength.</summary>
    public double StandardError(int index) => Math.Sqrt(Covariance[index, index]);

    /// <summary>Standard error of θᵢ − θⱼ.</summary>
    public double StandardErrorOfDifference(int i, int j) => Math.Sqrt(Covariance[i, i] + Covariance[j, j] - 2 * Covariance[i, j]);
}
