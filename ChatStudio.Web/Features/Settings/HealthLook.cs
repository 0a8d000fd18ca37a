using ChatStudio.Core.Metrics;
using ChatStudio.Core.Providers.Health;
using ChatStudio.Web.Design;

namespace ChatStudio.Web.Features.Settings;

/// <summary>How states of a check are drawn: a class for the colour, an icon, and always a word.</summary>
public static class HealthLook
{
    public static string Class(HealthStepState state) => state switch
    {
        HealthStepState.Ok => "ok",
        HealthStepState.Failed => "err",
        HealthStepState.Missing => "miss",
        HealthStepState.Running => "run",
        HealthStepState.Unknown => "dunno",
        _ => "off",
    };

    public static string Icon(HealthStepState state) => state switch
    {
        HealthStepState.Ok => StudioIcons.Check,
        HealthStepState.Failed => StudioIcons.Close,
        HealthStepState.Missing => StudioIcons.Warning,
        HealthStepState.Running => StudioIcons.Pulse,
        HealthStepState.Unknown => StudioIcons.More,
        _ => StudioIcons.Clock,
    };

    public static string Icon(HealthState state) => state switch
    {
        HealthState.Unreachable => StudioIcons.Unplugged,
        HealthState.NotSecure => StudioIcons.Lock,
        HealthState.KeyRejected => StudioIcons.Key,
        HealthState.NoModel => StudioIcons.Search,
        HealthState.Busy or HealthState.TimedOut => StudioIcons.Clock,
        _ => StudioIcons.Warning,
    };

    /// <summary>Another base URL may help.</summary>
    public static bool IsAboutTheAddress(HealthState state) => state is HealthState.Unreachable or HealthState.NotSecure or HealthState.WrongAddress or HealthState.TimedOut;

    /// <summary>What stands at the end of the bar: the time, or a word where that tells more.</summary>
    public static string Value(HealthStep step) => step.State switch
    {
        HealthStepState.Ok when step.Duration >= TimeSpan.FromMilliseconds(0.5) => MetricsFormat.Milliseconds(step.Duration.TotalMilliseconds),
        HealthStepState.Pending => "",
        _ => step.Word ?? step.StateWord,
    };

    /// <summary>What is worth a line of its own: what a model does and does not. The rest says it with its name and state.</summary>
    public static string? Note(HealthStep step)
        => step.Checkpoint >= HealthCheckpoint.Stream || step.State is HealthStepState.Missing or HealthStepState.Unknown ? step.Result : null;
}
