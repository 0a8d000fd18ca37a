using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Transfer.Exporting;

/// <summary>What the comment above a message says of it.</summary>
/// <param name="Lines">Lines of its text, parted by line feeds: whatever stands in them is text.</param>
internal sealed record MarkdownTurn(MessageRole Role, DateTimeOffset At, int Lines)
{
    public string? Model { get; init; }

    public string? Provider { get; init; }

    public bool IsSimulated { get; init; }

    /// <summary>How the answer ended; null for a prompt.</summary>
    public RunState? State { get; init; }
}
