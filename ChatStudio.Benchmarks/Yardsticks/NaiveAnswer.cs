using System.Text;
using ChatStudio.Core.Generation;
using Markdig;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Benchmarks.Yardsticks;

/// <summary>How a page does it that thinks no further: the whole answer is parsed and sent again.</summary>
public sealed class NaiveAnswer : ComponentBase, IAsyncDisposable
{
    private static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseEmphasisExtras().DisableHtml().Build();

    private readonly CancellationTokenSource leaving = new();
    private readonly StringBuilder text = new();
    private Task loop = Task.CompletedTask;

    [Parameter, EditorRequired]
    public required Run Run { get; set; }

    /// <summary>The least time from one render to the next; zero renders with each token.</summary>
    [Parameter]
    public TimeSpan Period { get; set; }

    public async ValueTask DisposeAsync()
    {
        await leaving.CancelAsync();
        await loop;
        leaving.Dispose();
    }

    protected override void OnInitialized() => loop = Task.Run(FollowAsync);

    // Its own model's Markdown in a benchmark, on a page of this machine: nowhere else is text of a model markup.
    protected override void BuildRenderTree(RenderTreeBuilder builder) => builder.AddContent(0, new MarkupString(Markdown.ToHtml(text.ToString(), Pipeline)));

    private async Task FollowAsync()
    {
        try
        {
            var buffer = new RunEntry[Period > TimeSpan.Zero ? 1024 : 1];
            for (long position = 0; await Run.Log.WaitAsync(position, leaving.Token);)
            {
                var count = Run.Log.Read(position, buffer);
                position += count;
                await InvokeAsync(() => Show(buffer.AsSpan(0, count)));
                if (Period > TimeSpan.Zero)
                {
                    await Task.Delay(Period, leaving.Token);
                }
            }
        }
        catch (OperationCanceledException) when (leaving.IsCancellationRequested)
        {
            // The page is gone.
        }
        catch (Exception problem)
        {
            await DispatchExceptionAsync(problem);
        }
    }

    private void Show(ReadOnlySpan<RunEntry> entries)
    {
        foreach (var entry in entries)
        {
            text.Append(entry.Event is RunEvent.TextDelta delta ? delta.Text : "");
        }

        StateHasChanged();
    }
}
