using Markdig.Syntax;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Where the line that is not complete yet will most likely go.</summary>
/// <param name="Text">Its text, when it continues the open leaf or the table above it; null when it does not.</param>
/// <param name="Into">The container that gets <paramref name="Added"/>; blocks that are open inside it end there. Null when nothing is added.</param>
/// <param name="Added">Blocks, or items when <paramref name="Into"/> is a list.</param>
/// <param name="IsElsewhere">For what is inside a block that gets nothing more: the line went elsewhere, so that block ends above it.</param>
internal sealed record HalfLine(string? Text, ContainerBlock? Into, IReadOnlyList<object> Added, bool IsElsewhere = false)
{
    /// <summary>Nothing of it is shown.</summary>
    public static readonly HalfLine Nothing = new(null, null, []);

    public static readonly HalfLine Elsewhere = new(null, null, [], IsElsewhere: true);

    public static HalfLine Continue(string text) => new(text, null, []);
}
