using Microsoft.AspNetCore.Components.Rendering;

namespace ChatStudio.Web.Answers.Blocks;

/// <summary>The mark at the end of text that still grows. It has no advance width: nothing moves when it goes.</summary>
internal static class Caret
{
    public static void Add(RenderTreeBuilder builder)
    {
        builder.OpenElement(0, "span");
        builder.AddAttribute(1, "class", "cs-caret");
        builder.AddAttribute(2, "aria-hidden", "true");
        builder.CloseElement();
    }
}
