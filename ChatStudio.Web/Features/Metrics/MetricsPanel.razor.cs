using ChatStudio.Core.Conversations;
using ChatStudio.Core.Generation;
using ChatStudio.Web.Interop;
using Microsoft.AspNetCore.Components;

namespace ChatStudio.Web.Features.Metrics;

/// <summary>The instrument beside the conversation.</summary>
public sealed partial class MetricsPanel
{
    private MetricsScope _scope;

    /// <summary>What the page shows; null before the first prompt.</summary>
    [Parameter]
    public Conversation? Conversation { get; set; }

    /// <summary>The answer "This answer" is about: the live run, or the last one. Null before the first prompt.</summary>
    [Parameter]
    public Run? Run { get; set; }

    [Parameter]
    public EventCallback OnClose { get; set; }

    [Inject]
    private DownloadModule Download { get; set; } = null!;

    private async Task ExportAsync()
    {
        if (Run is { } run)
        {
            await Download.SaveAsync(RunExport.FileName(run), "application/json", RunExport.ToJson(run));
        }
    }
}
