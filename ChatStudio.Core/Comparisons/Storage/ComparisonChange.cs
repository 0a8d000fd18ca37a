using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Core.Comparisons.Storage;

/// <summary>What one command changes in one comparison.</summary>
/// <param name="Conversation">Its messages and the runs that are about to start.</param>
/// <param name="Document">Columns, settings and rounds as they are after the command.</param>
/// <param name="Ballots">The votes that count.</param>
public sealed record ComparisonChange(ConversationChange Conversation, string Document, string Ballots)
{
    /// <summary>Of a comparison that begins with this command and goes on from a chat; null at all other times, and what was kept stays.</summary>
    public string? Beginning { get; init; }
}
