using System.Collections.Concurrent;

namespace ChatStudio.Core.Metrics;

/// <summary>What past runs of each model measured, so that a wait can say "Usually 0.4 s". Kept in memory, thread-safe.</summary>
public sealed class ModelHistory
{
    // A model's habits of today; older runs were measured under other loads.
    private const int Kept = 50;

    private readonly ConcurrentDictionary<string, PastRuns> _models = new(StringComparer.Ordinal);

    /// <summary>Takes in a run that ended; ignored when it has no first token.</summary>
    public void Record(string modelKey, MetricsSnapshot metrics)
    {
        if (metrics.TimeToFirstToken is { } firstToken)
        {
            _models.GetOrAdd(modelKey, static _ => new()).Add(firstToken, metrics.AverageRate);
        }
    }

    /// <summary>Median seconds to the first token over the last 50 runs; null without a past run.</summary>
    public double? UsualTimeToFirstToken(string modelKey) => _models.GetValueOrDefault(modelKey)?.MedianFirstToken();

    /// <summary>Median of the average rates; null without one.</summary>
    public double? UsualRate(string modelKey) => _models.GetValueOrDefault(modelKey)?.MedianRate();

    private sealed class PastRuns
    {
        private readonly Queue<double> _firstTokens = new();
        private readonly Queue<double> _rates = new();

        public void Add(double firstToken, double? rate)
        {
            lock (_firstTokens)
            {
                Keep(_firstTokens, firstToken);
                if (rate is { } r)
                {
                    Keep(_rates, r);
                }
            }
        }

        public double? MedianFirstToken()
        {
            lock (_firstTokens)
            {
                return Median(_firstTokens);
            }
        }

        public double? MedianRate()
        {
            lock (_firstTokens)
            {
                return Median(_rates);
            }
        }

        private static void Keep(Queue<double> values, double value)
        {
            values.Enqueue(value);
            if (values.Count > Kept)
            {
                values.Dequeue();
            }
        }

        private static double? Median(Queue<double> values)
        {
            if (values.Count == 0)
            {
                return null;
            }

            double[] sorted = [.. values.Order()];
            return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
        }
    }
}
