using System.Text.Json;
using System.Text.Json.Serialization;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Metrics;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>
/// A run's numbers as a JSON file: enough to draw its charts again elsewhere. It holds no prompt, no answer, no error text
/// and no key.
/// </summary>
public static class RunExport
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary><c>run-2026-11-24-1402-0193….json</c></summary>
    public static string FileName(Run run)
        => FormattableString.Invariant($"run-{run.StartedAt:yyyy-MM-dd-HHmm}-{run.Id}.json");

    /// <summary>Format <c>chatstudio.run/1</c>. Seconds count from the start of the run, rates are tokens per second, gaps milliseconds.</summary>
    public static string ToJson(Run run)
    {
        var numbers = run.Metrics.Snapshot();
        return JsonSerializer.Serialize(
            new
            {
                Format = "chatstudio.run/1",
                Run = run.Id.ToString(),
                run.StartedAt,
                Model = new { run.Model.Key, run.Model.ModelId, Provider = run.Model.ProviderName, Simulated = run.Model.IsSimulated },
                run.State,
                run.Outcome?.FinishReason,
                Failure = run.Outcome?.Failure?.Kind,
                Numbers = numbers,
                Samples = run.Metrics.ReadSamples(0).Select(sample => Row(sample)),
                Gaps = new { FromMilliseconds = 2, ToMilliseconds = 2500, Scale = "log", Counts = run.Metrics.GapHistogram(44) },
            },
            Json);
    }

    private static object Row(RateSample sample) => new
    {
        Seconds = Math.Round(sample.Seconds, 3),
        TokensPerSecond = Math.Round(sample.TokensPerSecond, 2),
        Tokens = Math.Round(sample.Tokens, 2),
    };
}
