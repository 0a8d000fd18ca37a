namespace ChatStudio.Core.Comparisons.Voting;

/// <summary>
/// Strengths from pairwise results (Bradley and Terry 1952): i beats j with probability pᵢ / (pᵢ + pⱼ). Fitted by maximum likelihood with
/// the MM algorithm of Hunter (2004), "MM algorithms for generalized Bradley–Terry models", which ends at the one maximum whatever the start.
/// A tie is half a win for each side.
/// </summary>
public static class BradleyTerry
{
    // Converges linearly; a connected table of a few dozen models needs some hundred steps.
    private const int MostSteps = 20_000;
    private const double Enough = 1e-12;

    /// <param name="wins"><c>wins[i, j]</c>: how often i beat j. Square; the diagonal is not read.</param>
    /// <param name="priorTies">
    /// Ties of each contestant with an imagined one of strength 1. Above 0 it keeps the strength of somebody who has won or lost everything
    /// finite, and holds parts of the table together that never met.
    /// </param>
    /// <exception cref="ArgumentException">
    /// Without a prior there is no finite maximum: some contestants never lost to, or never met, the rest (Ford 1957).
    /// </exception>
    public static BradleyTerryFit Fit(double[,] wins, double priorTies = 0)
    {
        var count = wins.GetLength(0);
        if (priorTies <= 0 && !EverybodyCanBeReached(wins))
        {
            throw new ArgumentException("Some contestants never lost to the others, or never met them: give a prior.", nameof(wins));
        }

        var strength = Enumerable.Repeat(1.0, count).ToArray();
        var next = new double[count];
        for (var step = 0; step < MostSteps; step++)
        {
            var change = 0.0;
            for (var i = 0; i < count; i++)
            {
                var (won, met) = (priorTies / 2, priorTies / (strength[i] + 1));
                for (var j = 0; j < count; j++)
                {
                    if (j != i)
                    {
                        won += wins[i, j];
                        met += (wins[i, j] + wins[j, i]) / (strength[i] + strength[j]);
                    }
                }

                next[i] = met > 0 ? won / met : 1;
            }

            // Without a prior only ratios are known: the geometric mean is held at 1.
            var scale = priorTies > 0 ? 1 : Math.Exp(next.Average(value => Math.Log(value)));
            for (var i = 0; i < count; i++)
            {
                change = Math.Max(change, Math.Abs(Math.Log(next[i] / scale / strength[i])));
                strength[i] = next[i] / scale;
            }

            if (change < Enough)
            {
                break;
            }
        }

        return new([.. strength.Select(value => Math.Log(value))], Covariance(wins, strength, priorTies));
    }

    /// <summary>
    /// The inverse of the observed information, −∂²ℓ/∂θᵢ∂θⱼ with θ = ln p: on the diagonal Σⱼ nᵢⱼ pᵢpⱼ/(pᵢ+pⱼ)², beside it the same of the
    /// pair, negative. Without a prior it is singular along (1, …, 1); adding that direction before inverting and taking it off again
    /// gives the covariance under Σθ = 0.
    /// </summary>
    private static double[,] Covariance(double[,] wins, double[] strength, double priorTies)
    {
        var count = strength.Length;
        var information = new double[count, count];
        var fill = priorTies > 0 ? 0 : 1.0 / count;
        for (var i = 0; i < count; i++)
        {
            information[i, i] += priorTies * strength[i] / Math.Pow(strength[i] + 1, 2);
            for (var j = 0; j < count; j++)
            {
                information[i, j] += fill;
                if (j != i)
                {
                    var weight = (wins[i, j] + wins[j, i]) * strength[i] * strength[j] / Math.Pow(strength[i] + strength[j], 2);
                    information[i, i] += weight;
                    information[i, j] -= weight;
                }
            }
        }

        var inverse = Matrix.Invert(information);
        for (var i = 0; i < count; i++)
        {
            for (var j = 0; j < count; j++)
            {
                inverse[i, j] -= fill;
            }
        }

        return inverse;
    }

    /// <summary>Ford's condition: along wins, everybody can be reached from everybody.</summary>
    private static bool EverybodyCanBeReached(double[,] wins)
    {
        var count = wins.GetLength(0);
        return count == 0 || (Reached((i, j) => wins[i, j] > 0) == count && Reached((i, j) => wins[j, i] > 0) == count);

        int Reached(Func<int, int, bool> beat)
        {
            var seen = new HashSet<int> { 0 };
            var open = new Queue<int>([0]);
            while (open.TryDequeue(out var i))
            {
                foreach (var j in Enumerable.Range(0, count).Where(j => j != i && beat(i, j) && seen.Add(j)))
                {
                    open.Enqueue(j);
                }
            }

            return seen.Count;
        }
    }
}
