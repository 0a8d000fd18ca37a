using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>Keeps an answer that cannot be drawn from ending the circuit: it is shown as plain text.</summary>
public sealed partial class MarkdownBoundary : ErrorBoundaryBase
{
    [Parameter]
    [EditorRequired]
    public required StreamingMarkdown Document { get; set; }

    [Inject]
    private ILogger<MarkdownBoundary> Logger { get; set; } = null!;

    /// <summary>The answer is shown as its text.</summary>
    public bool HasFailed => CurrentException is not null;

    protected override Task OnErrorAsync(Exception exception)
    {
        LogNotDrawn(exception.GetType().Name);
        return Task.CompletedTask;
    }

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        if (CurrentException is null)
        {
            builder.AddContent(0, ChildContent);
            return;
        }

        builder.OpenElement(1, "p");
        builder.AddAttribute(2, "class", "md-note");
        builder.AddContent(3, "This answer could not be shown as Markdown, so here is its text.");
        builder.CloseElement();
        builder.OpenElement(4, "p");
        builder.AddAttribute(5, "class", "md-plain");
        builder.AddContent(6, Document.Text);
        builder.CloseElement();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An answer could not be drawn as Markdown ({Error}); it is shown as plain text.")]
    private partial void LogNotDrawn(string error);
}
