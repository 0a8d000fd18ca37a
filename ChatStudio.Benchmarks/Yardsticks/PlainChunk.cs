using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Benchmarks.Yardsticks;

/// <summary>Some pieces of plain text. Renders while it is the last one.</summary>
public sealed class PlainChunk : ComponentBase
{
    private bool isFull;

    [Parameter, EditorRequired]
    public required IReadOnlyList<string> Pieces { get; set; }

    [Parameter]
    public bool IsLast { get; set; }

    protected override bool ShouldRender() => !isFull;

    protected override void BuildRenderTree(RenderTreeBuilder builder)
    {
        isFull = !IsLast;
        foreach (var piece in Pieces)
        {
            builder.AddContent(0, piece);
        }
    }
}
