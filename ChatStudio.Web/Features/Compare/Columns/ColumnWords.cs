using ChatStudio.Core.Generation;
using ChatStudio.Web.Answers;

namespace ChatStudio.Web.Features.Compare.Columns;

/// <summary>Where a column is, in a word or two.</summary>
public static class ColumnWords
{
    /// <summary>A hidden column tells no time: how fast it was would tell who it is.</summary>
    public static string State(RoundColumn column)
    {
        var seconds = column.IsHidden ? "" : $" {Figures.RoughSeconds(column.Numbers?.Elapsed ?? 0)}";
        return column.Answer switch
        {
            null => column.Column.IsMuted ? "Muted" : "Not asked",
            { IsWaiting: true } => "Waiting for its turn",
            { Run: null } => "Not asked",
            { Run.State: RunState.Completed } => column.IsHidden ? "Done" : $"Done in{seconds}",
            { Run.State: RunState.Stopped } => "Stopped",
            { Run.State: RunState.Interrupted } => "Cut off",
            { Run.State: RunState.Failed } => "Failed",
            { Run.State: RunState.Answering } => "Streaming",
            { Run.State: RunState.Reasoning } => "Reasoning",
            _ => "Waiting",
        };
    }
}
