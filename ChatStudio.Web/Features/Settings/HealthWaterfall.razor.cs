using System.Globalization;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Settings;

public sealed partial class HealthWaterfall
{
    /// <summary>How often the running bar grows.</summary>
    private static readonly TimeSpan Pace = TimeSpan.FromMilliseconds(250);

    private HealthReport? _drawn;
    private long _receivedAt;
    private bool? _copied;

    /// <summary>As far as it has come; a new one for each step.</summary>
    [Parameter, EditorRequired]
    public required HealthReport Report { get; set; }

    /// <summary>Asks for another check. Without it there is no button.</summary>
    [Parameter]
    public EventCallback OnCheck { get; set; }

    /// <summary>Leads to the field with the base URL, offered where that is what is wrong.</summary>
    [Parameter]
    public EventCallback OnEditAddress { get; set; }

    [Inject]
    private ClipboardModule Clipboard { get; set; } = null!;

    private HealthAdvice? Failure => Report.IsFinal && !Report.State.Works() ? Report.Advice : null;

    private string StartedAt => TimeZoneInfo.ConvertTime(Report.StartedAt, Time.LocalTimeZone).ToString("HH:mm:ss", CultureInfo.InvariantCulture);

    private string CopyLabel => _copied switch { true => "Copied", false => "The browser did not allow copying", _ => "Copy details" };

    // Told once, at the end: a running check would talk without a pause.
    private string Announcement => !Report.IsFinal ? ""
        : Failure is { } failure ? $"Health check of {Report.ProviderName}: {failure.Title}. {failure.Body}"
        : $"Health check of {Report.ProviderName}: {Report.State.Words()}. {Report.Summary}";

    private string Foot => string.Join(' ', new[]
    {
        Report.ModelsFound is { } models ? string.Create(CultureInfo.InvariantCulture, $"{models:#,0} {(models == 1 ? "model" : "models")} found.") : null,
        Report.Model is { } model ? $"Tried with {model}." : null,
        Report.CostNote,
    }.OfType<string>());

    /// <summary>The whole axis: what the check took, or has taken so far.</summary>
    private TimeSpan Axis => Report.IsFinal ? Report.Took : Report.Took + Time.GetElapsedTime(_receivedAt);

    protected override async Task OnParametersSetAsync()
    {
        if (!ReferenceEquals(_drawn, Report))
        {
            (_drawn, _receivedAt, _copied) = (Report, Time.GetTimestamp(), null);
        }

        if (Report.IsFinal)
        {
            await StopTickingAsync();
        }
        else
        {
            StartTicking(Pace);
        }
    }

    private static bool IsDrawn(HealthStep step) => step.State is not (HealthStepState.Pending or HealthStepState.NotRun);

    // Never thinner than can be seen, never beyond the end.
    private string Bar(HealthStep step)
    {
        var axis = Math.Max(Axis.TotalMilliseconds, 1);
        var duration = step.State == HealthStepState.Running ? Axis - step.Start : step.Duration;
        var width = Math.Clamp(100 * duration.TotalMilliseconds / axis, 2, 100);
        var left = Math.Clamp(100 * step.Start.TotalMilliseconds / axis, 0, 100 - width);
        return string.Create(CultureInfo.InvariantCulture, $"left:{left:0.#}%;width:{width:0.#}%");
    }

    private async Task CopyAsync() => _copied = await Clipboard.CopyAsync(Report.ToText());
}
