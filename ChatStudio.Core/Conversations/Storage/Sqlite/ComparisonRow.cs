namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>Table <c>comparisons</c>: what a conversation of that kind has beside its messages. The room of comparisons writes and reads its JSON.</summary>
internal sealed class ComparisonRow
{
    /// <summary>Of the conversation.</summary>
    public Guid Id { get; set; }

    /// <summary>Columns, settings and rounds with their votes; answers by the id of their message.</summary>
    public string Document { get; set; } = "";

    /// <summary>The votes that count, so that a leaderboard needs no answers.</summary>
    public string Ballots { get; set; } = "";

    /// <summary>The chat it was opened from; null for none.</summary>
    public string? Beginning { get; set; }

    /// <summary>The last repetition; null for none.</summary>
    public string? Repeat { get; set; }
}
