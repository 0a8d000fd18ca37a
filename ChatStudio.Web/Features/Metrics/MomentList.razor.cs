using ChatStudio.Core.Metrics;
using ChatStudio.Web.Design;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>What happened in a run, in order of time. A long list shows its end first.</summary>
public sealed partial class MomentList
{
    private const int Shown = 20;
    private bool _showsAll;

    [Parameter, EditorRequired]
    public required IReadOnlyList<RunMoment> Moments { get; set; }

    private int Hidden => _showsAll ? 0 : Math.Max(0, Moments.Count - Shown);

    private static bool IsWarning(RunMomentKind kind)
        => kind is RunMomentKind.Stall or RunMomentKind.Interrupted or RunMomentKind.Failed or RunMomentKind.RetryScheduled;

    private static string Words(RunMomentKind kind) => kind switch
    {
        RunMomentKind.Continued => "Answer continued",
        RunMomentKind.RetryScheduled => "Retry in",
        RunMomentKind.HeadersReceived => "Headers",
        RunMomentKind.FirstToken => "First token",
        RunMomentKind.ReasoningFinished => "Reasoning finished",
        RunMomentKind.ToolCalled => "Tool called",
        RunMomentKind.Stall => "Stall",
        RunMomentKind.UsageReported => "Usage reported",
        RunMomentKind.Completed => "Done",
        RunMomentKind.Stopped => "Stopped",
        RunMomentKind.Interrupted => "Cut off",
        _ => "Failed",
    };

    private static string Picture(RunMomentKind kind) => kind switch
    {
        RunMomentKind.Continued => StudioIcons.Play,
        RunMomentKind.RetryScheduled => StudioIcons.Clock,
        RunMomentKind.HeadersReceived => StudioIcons.Lines,
        RunMomentKind.FirstToken => StudioIcons.Flag,
        RunMomentKind.ReasoningFinished => StudioIcons.Reasoning,
        RunMomentKind.ToolCalled => StudioIcons.Wrench,
        RunMomentKind.Stall => StudioIcons.Pause,
        RunMomentKind.UsageReported => StudioIcons.Table,
        RunMomentKind.Completed => StudioIcons.Check,
        RunMomentKind.Stopped => StudioIcons.Close,
        RunMomentKind.Interrupted => StudioIcons.Unplugged,
        _ => StudioIcons.Warning,
    };
}
