using System.Globalization;
using System.Text;
using ChatStudio.Core.Metrics;

namespace ChatStudio.Core.Providers.Health;

/// <summary>A report as plain text, to be pasted into a ticket. Names the host and the port, never a key, a path or a query.</summary>
public static class HealthReportText
{
    public static string ToText(this HealthReport report)
    {
        var text = new StringBuilder();
        Line($"{report.ProviderName}: {report.State.Words()}");
        Line($"{report.Place} · {report.Dialect}{(report.Model is { } model ? $" · {model}" : "")}");
        Line($"Checked {report.StartedAt.UtcDateTime:yyyy-MM-dd HH:mm:ss} UTC, took {MetricsFormat.Seconds(report.Took.TotalSeconds)}");
        Line($"");
        foreach (var step in report.Steps)
        {
            var time = step.State is HealthStepState.Pending or HealthStepState.NotRun ? "" : $", {MetricsFormat.Milliseconds(step.Duration.TotalMilliseconds)}";
            Line($"{step.Name}: {step.StateWord}{(step.Word is { } word && word != step.StateWord ? $" ({word})" : "")}{time}{(step.Result is { } result ? $". {result}" : "")}");
        }

        if (report.Advice is { } advice)
        {
            Line($"");
            Line($"{advice.Title}");
            Line($"{advice.Body}");
            if (advice.ProviderMessage is { } words)
            {
                Line($"{report.ProviderName} says: {words}");
            }
        }

        return text.ToString();

        void Line(FormattableString line) => text.AppendLine(line.ToString(CultureInfo.InvariantCulture));
    }
}
