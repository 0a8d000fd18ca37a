using ChatStudio.Core.Metrics;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>Sums and medians over the answers of a conversation.</summary>
public sealed record ConversationTotals(IReadOnlyList<AnswerNumbers> Answers)
{
    /// <summary>Answers; one that was gone on with has several runs.</summary>
    public int Count => Answers.Count(answer => answer.Run.Seams.Count == 0);

    public long TokensIn => Answers.Sum(answer => answer.Numbers.TokensIn);

    public long TokensOut => Answers.Sum(answer => answer.Numbers.TokensOut);

    public long Tokens => TokensIn + TokensOut;

    /// <summary>True when any of the counts is one.</summary>
    public bool IsEstimate => Answers.Any(answer => answer.Numbers.IsEstimate);

    /// <summary>Seconds.</summary>
    public double Elapsed => Answers.Sum(answer => answer.Numbers.Elapsed);

    /// <summary>Seconds; null without a first token anywhere.</summary>
    public double? MedianFirstToken => Median(answer => answer.TimeToFirstToken);

    /// <summary>Tokens per second; null when no answer has an average.</summary>
    public double? MedianRate => Median(answer => answer.AverageRate);

    public int Stalls => Answers.Sum(answer => answer.Numbers.Stalls.Count);

    /// <summary>Seconds.</summary>
    public double Stalled => Answers.Sum(answer => answer.Numbers.Stalls.Sum(stall => stall.Duration));

    /// <summary>True when <see cref="Cost"/> is a word and not a sum.</summary>
    public bool IsCostWord => Priced.Count == 0;

    /// <summary>The sum of what is known, and that something is not; a word when there is no sum at all.</summary>
    public string Cost
    {
        get
        {
            var words = Answers.Except(Priced).Select(answer => CostText.Of(answer.Run.Model, answer.Numbers)).Distinct().ToList();
            if (Priced.Count == 0)
            {
                return words switch { [] => "no price", [var word] => word, _ when words.Contains("no price") => "no price", _ => "free" };
            }

            var sum = MetricsFormat.Cost(Priced.Sum(answer => answer.Numbers.Cost), isEstimate: Priced.Any(answer => answer.Numbers.IsEstimate));
            return words.Contains("no price") ? $"{sum} + no price" : sum;
        }
    }

    private List<AnswerNumbers> Priced => [.. Answers.Where(answer => !CostText.IsWord(answer.Run.Model, answer.Numbers))];

    private double? Median(Func<MetricsSnapshot, double?> of)
    {
        var values = Answers.Select(answer => of(answer.Numbers)).OfType<double>().Order().ToList();
        return values.Count == 0 ? null : (values[(values.Count - 1) / 2] + values[values.Count / 2]) / 2;
    }
}
