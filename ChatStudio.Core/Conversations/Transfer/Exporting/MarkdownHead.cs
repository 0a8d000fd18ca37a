namespace ChatStudio.Core.Conversations.Transfer.Exporting;

/// <summary>What the first comment of a Markdown file says of its conversation.</summary>
/// <param name="Format"><c>chatstudio.markdown/1</c>.</param>
/// <param name="Key">Stands in every comment of the file: what a model wrote into an answer cannot know it.</param>
internal sealed record MarkdownHead(string Format, string Key, string Title, DateTimeOffset CreatedAt, DateTimeOffset UpdatedAt)
{
    public const string FormatName = "chatstudio.markdown/";
    public const string CurrentFormat = FormatName + "1";

    public IReadOnlyList<string> Tags { get; init; } = [];

    public bool IsPinned { get; init; }

    public bool IsArchived { get; init; }

    public string? SystemPrompt { get; init; }
}
