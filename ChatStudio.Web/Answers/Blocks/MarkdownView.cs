using System.Runtime.ExceptionServices;
using ChatStudio.Core.Markdown;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>
/// Draws a Markdown document inside the caller's <c>.cs-prose</c>. Rendering the parent with the same <see cref="Version"/> does nothing;
/// a new version reaches only the blocks that changed. If drawing fails, the answer is shown as plain text with a note.
/// </summary>
public sealed class MarkdownView : IComponent
{
    private readonly RenderFragment fragment;
    private readonly BlockScope scope = new($"m{Interlocked.Increment(ref lastId)}");
    private RenderHandle handle;
    private BlockCells cells;
    private MarkdownBoundary? boundary;
    private StreamingMarkdown? drawnDocument;
    private int drawnVersion = -1;
    private bool drawnCaret;
    private ExceptionDispatchInfo? failure;

    private static int lastId;

    public MarkdownView()
    {
        cells = new BlockCells(scope, new HeadingOutline());
        fragment = builder =>
        {
            builder.OpenComponent<MarkdownBoundary>(0);
            builder.AddComponentParameter(1, nameof(MarkdownBoundary.Document), Document);
            builder.AddComponentParameter(2, nameof(MarkdownBoundary.ChildContent), (RenderFragment)BuildBlocks);
            builder.AddComponentReferenceCapture(3, reference => boundary = (MarkdownBoundary)reference);
            builder.CloseComponent();
        };
    }

    [Parameter]
    [EditorRequired]
    public required StreamingMarkdown Document { get; set; }

    /// <summary><see cref="StreamingMarkdown.Version"/> as the caller last saw it.</summary>
    [Parameter]
    [EditorRequired]
    public required int Version { get; set; }

    /// <summary>The answer is still coming: a caret stands at the end of the text.</summary>
    [Parameter]
    public bool HasCaret { get; set; }

    void IComponent.Attach(RenderHandle renderHandle) => handle = renderHandle;

    Task IComponent.SetParametersAsync(ParameterView parameters)
    {
        parameters.SetParameterProperties(this);
        Update();
        return Task.CompletedTask;
    }

    /// <summary>Draws what has been added to the document since, without its parent. On the renderer, within a frame.</summary>
    public void Advance()
    {
        Version = Document.Version;
        Update();
    }

    private void Update()
    {
        if (ReferenceEquals(Document, drawnDocument) && Version == drawnVersion && HasCaret == drawnCaret)
        {
            return;
        }

        var isFirst = drawnDocument is null;
        if (!ReferenceEquals(Document, drawnDocument))
        {
            cells = new BlockCells(scope, new HeadingOutline());
        }

        var wasEmpty = cells.Count == 0;
        var caretMoved = HasCaret != drawnCaret;
        (drawnDocument, drawnVersion, drawnCaret) = (Document, Version, HasCaret);
        // Where drawing has failed nobody listens to the cells: the text has to grow by itself.
        if (UpdateCells() || isFirst || (caretMoved && wasEmpty) || boundary is { HasFailed: true })
        {
            handle.Render(fragment);
        }
    }

    // What goes wrong outside of drawing is thrown there, where the boundary sees it.
    private bool UpdateCells()
    {
        try
        {
            return cells.Update(Document.Blocks, HasCaret);
        }
        catch (Exception problem) when (problem is not OutOfMemoryException)
        {
            failure = ExceptionDispatchInfo.Capture(problem);
            return true;
        }
    }

    private void BuildBlocks(RenderTreeBuilder builder)
    {
        failure?.Throw();
        builder.AddContent(0, cells.Render);
        if (cells.Count == 0 && HasCaret)
        {
            builder.OpenElement(1, "p");
            builder.OpenRegion(2);
            Caret.Add(builder);
            builder.CloseRegion();
            builder.CloseElement();
        }
    }
}
