namespace ChatStudio.Core.Conversations.Search;

/// <summary>A line of text with the words that were looked for marked. Hostile text: to be shown as text and nothing else.</summary>
public sealed record Excerpt(IReadOnlyList<ExcerptPart> Parts)
{
    public override string ToString() => string.Concat(Parts.Select(part => part.Text));
}
