using System.Diagnostics;
using System.Diagnostics.Metrics;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Metrics;

/// <summary>
/// What every run tells to OpenTelemetry, named by its semantic conventions for generative AI
/// (https://opentelemetry.io/docs/specs/semconv/gen-ai/gen-ai-metrics/), with their recommended bucket boundaries.
/// </summary>
public sealed class GenAiInstruments
{
    /// <summary>The meter to subscribe to.</summary>
    public const string MeterName = "ChatStudio.Generation";

    private readonly Histogram<double> _duration;
    private readonly Histogram<double> _timeToFirstChunk;
    private readonly Histogram<double> _timePerOutputChunk;
    private readonly Histogram<long> _tokenUsage;

    public GenAiInstruments(IMeterFactory meters)
    {
        var meter = meters.Create(MeterName);
        _duration = Seconds(
            "gen_ai.client.operation.duration",
            "GenAI operation duration",
            [0.01, 0.02, 0.04, 0.08, 0.16, 0.32, 0.64, 1.28, 2.56, 5.12, 10.24, 20.48, 40.96, 81.92]);
        _timeToFirstChunk = Seconds(
            "gen_ai.client.operation.time_to_first_chunk",
            "Time to receive the first chunk",
            [0.001, 0.005, 0.01, 0.02, 0.04, 0.06, 0.08, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10]);
        _timePerOutputChunk = Seconds(
            "gen_ai.client.operation.time_per_output_chunk",
            "Time between two chunks after the first",
            [0.01, 0.025, 0.05, 0.075, 0.1, 0.15, 0.2, 0.3, 0.4, 0.5, 0.75, 1, 2.5]);
        _tokenUsage = meter.CreateHistogram(
            "gen_ai.client.token.usage",
            "{token}",
            "Number of input and output tokens used",
            advice: new InstrumentAdvice<long>
            {
                HistogramBucketBoundaries = [1, 4, 16, 64, 256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864],
            });

        Histogram<double> Seconds(string name, string description, double[] boundaries) => meter.CreateHistogram(
            name, "s", description, advice: new InstrumentAdvice<double> { HistogramBucketBoundaries = boundaries });
    }

    /// <summary>Records a run that ended.</summary>
    /// <param name="errorType">Why it failed; null when it completed and when a person stopped it, which is no error.</param>
    public void Record(ModelInfo model, MetricsSnapshot run, IReadOnlyList<ChunkTiming> chunks, string? errorType)
    {
        var tags = new TagList
        {
            { "gen_ai.operation.name", "chat" },
            { "gen_ai.provider.name", model.ProviderId },
            { "gen_ai.request.model", model.ModelId },
        };
        if (run.TimeToFirstToken is { } firstChunk)
        {
            _timeToFirstChunk.Record(firstChunk, tags);
        }

        if (_timePerOutputChunk.Enabled)
        {
            for (var i = 1; i < chunks.Count; i++)
            {
                _timePerOutputChunk.Record((chunks[i].Microseconds - chunks[i - 1].Microseconds) / 1e6, tags);
            }
        }

        // An estimate is for a screen that can say so; here it would pass for the provider's count.
        if (!run.IsEstimate)
        {
            _tokenUsage.Record(run.TokensIn, [.. tags, new("gen_ai.token.type", "input")]);
            _tokenUsage.Record(run.TokensOut, [.. tags, new("gen_ai.token.type", "output")]);
        }

        if (errorType is not null)
        {
            tags.Add("error.type", errorType);
        }

        _duration.Record(run.Elapsed, tags);
    }
}
