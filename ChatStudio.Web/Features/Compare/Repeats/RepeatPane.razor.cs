using System.Globalization;
using ChatStudio.Core.Comparisons;
using ChatStudio.Core.Comparisons.Repeating;
using ChatStudio.Core.Metrics;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Compare.Repeats;

/// <summary>Starts, follows and cancels the repetitions of a comparison. They go on without it.</summary>
public sealed partial class RepeatPane(ComparisonService comparisons, DownloadModule download)
{
    private const string First = "First token";

    private RepeatSettings _settings = new();
    private RepeatJob? _job;

    [Parameter, EditorRequired]
    public required Comparison Comparison { get; set; }

    /// <summary>The prompt that is repeated.</summary>
    [Parameter, EditorRequired]
    public required string Prompt { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    private bool IsRunning => _job is { IsFinished: false };

    private int Calls => (_settings.Clamped.Times + _settings.Clamped.WarmUps) * Comparison.State.Columns.Count(column => !column.IsMuted);

    protected override void OnInitialized() => Show(comparisons.RepeatOf(Comparison.Id));

    private static int Number(ChangeEventArgs change, int otherwise)
        => int.TryParse(change.Value as string, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : otherwise;

    private void Begin()
    {
        _settings = _settings.Clamped;
        Show(comparisons.Repeat(Comparison.Id, Prompt, _settings));
    }

    private void Show(RepeatJob? job)
    {
        Unlisten();
        _job = job;
        if (job is not null)
        {
            _settings = job.Settings;
            Listen(refresh => job.Changed += refresh, refresh => job.Changed -= refresh);
        }
    }

    // Columns share the scale of each number, so that their dots can be compared.
    private IEnumerable<(string Name, Distribution Values, Func<double?, string> Format, double Most)> Numbers(RepeatResult result)
    {
        yield return Row(First, one => one.FirstToken, MetricsFormat.Seconds);
        yield return Row("Rate", one => one.Rate, MetricsFormat.Rate);
        yield return Row("Total time", one => one.Time, MetricsFormat.Seconds);
        yield return Row("Length", one => one.Length, value => value is { } tokens ? MetricsFormat.TokensWithUnit((long)Math.Round(tokens)) : MetricsFormat.NotAvailable);
        if (result.Cost.Count > 0)
        {
            yield return Row("Cost", one => one.Cost, value => MetricsFormat.Cost((decimal?)value));
        }

        (string, Distribution, Func<double?, string>, double) Row(string name, Func<RepeatResult, Distribution> read, Func<double?, string> format)
            => (name, read(result), format, _job!.Results.Max(other => read(other).Values is [.., var largest] ? largest : 0));
    }

    private async Task SaveAsync(bool isJson)
    {
        if (_job is { } job)
        {
            await (isJson
                ? download.SaveAsync($"repeat-{Comparison.Id}.json", "application/json", RepeatFiles.ToJson(job))
                : download.SaveAsync($"repeat-{Comparison.Id}.csv", "text/csv", RepeatFiles.Csv(job)));
        }
    }
}
