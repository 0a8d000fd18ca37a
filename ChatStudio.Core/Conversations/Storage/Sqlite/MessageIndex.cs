using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Conversations.Search;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace ChatStudio.Core.Conversations.Storage.Sqlite;

/// <summary>
/// Looks words up in the full-text index (FTS5) of all messages, the latest first. The index gives candidates in that order
/// without ranking them, so a word that is everywhere costs no more than a rare one; <see cref="SearchWords"/> decides.
/// </summary>
internal static class MessageIndex
{
    // Candidates read at a time, and at most: a query such as "C#" has many of them ("c" begins a word) and few hits.
    private const int Page = 200;
    private const int Most = 4_000;

    /// <param name="among">Conversations to look in; null for all.</param>
    /// <param name="limit">Conversations to find.</param>
    public static IReadOnlyList<MessageHit> Find(ChatStudioContext context, SearchWords words, IReadOnlyCollection<ConversationId>? among, int limit, CancellationToken cancellationToken)
    {
        var hits = new Dictionary<ConversationId, MessageHit>();
        var before = long.MaxValue;
        for (var read = 0; read < Most && hits.Count < limit; read += Page)
        {
            cancellationToken.ThrowIfCancellationRequested();
            var candidates = Read(context, words, among, before);
            foreach (var (_, hit) in candidates)
            {
                if (hits.Count < limit && words.AreIn(hit.Text))
                {
                    hits.TryAdd(hit.Conversation, hit);
                }
            }

            if (candidates.Count < Page)
            {
                break;
            }

            before = candidates[^1].Document;
        }

        return [.. hits.Values];
    }

    /// <summary>The statement, so that a test can look at its plan.</summary>
    internal static string Sql(bool isIndexed, bool isNarrow, int substrings) => $"""
        SELECT d.id, m.conversation_id, m.id, m.text
        FROM {(isIndexed ? "message_search s JOIN search_documents d ON d.id = s.rowid" : "search_documents d")}
        JOIN messages m ON m.id = d.message_id
        JOIN conversations c ON c.id = m.conversation_id
        WHERE {(isIndexed ? "message_search MATCH $words AND s.rowid < $before" : "d.id < $before")} AND c.deleted_at IS NULL
        {(isNarrow ? "AND m.conversation_id IN (SELECT value FROM json_each($among))" : "")}
        {string.Concat(Enumerable.Range(0, substrings).Select(i => $"AND m.text LIKE $part{i} ESCAPE '\\' "))}
        ORDER BY {(isIndexed ? "s.rowid" : "d.id")} DESC LIMIT {Page}
        """;

    private static List<(long Document, MessageHit Hit)> Read(ChatStudioContext context, SearchWords words, IReadOnlyCollection<ConversationId>? among, long before)
    {
        context.Database.OpenConnection();
        using var command = ((SqliteConnection)context.Database.GetDbConnection()).CreateCommand();
        var indexed = Indexed(words);

        // Words without letters, and those of languages without blanks, are no words to the index.
        string[] parts = [.. words.Words.Where(word => word.Any(SearchWords.IsIdeograph) || !word.Any(char.IsLetterOrDigit))];
        command.CommandText = Sql(indexed.Length > 0, among is not null, parts.Length);
        command.Parameters.AddWithValue("$before", before);
        if (indexed.Length > 0)
        {
            command.Parameters.AddWithValue("$words", indexed);
        }

        for (var i = 0; i < parts.Length; i++)
        {
            command.Parameters.AddWithValue($"$part{i}", $"%{parts[i].Replace("\\", "\\\\", StringComparison.Ordinal).Replace("%", "\\%", StringComparison.Ordinal).Replace("_", "\\_", StringComparison.Ordinal)}%");
        }

        if (among is not null)
        {
            // As Microsoft.Data.Sqlite writes a Guid.
            command.Parameters.AddWithValue("$among", JsonSerializer.Serialize(among.Select(id => id.Value.ToString("D", CultureInfo.InvariantCulture).ToUpperInvariant())));
        }

        using var reader = command.ExecuteReader();
        var found = new List<(long, MessageHit)>();
        while (reader.Read())
        {
            found.Add((reader.GetInt64(0), new(new(reader.GetGuid(1)), new(reader.GetGuid(2)), reader.GetString(3))));
        }

        return found;
    }

    /// <summary><c>"stall"* "p95"*</c>. What the index splits at is a blank here, so that nothing in a word is an operator of FTS5.</summary>
    private static string Indexed(SearchWords words)
    {
        var query = new StringBuilder();
        foreach (var word in words.Words.Where(word => !word.Any(SearchWords.IsIdeograph) && word.Any(char.IsLetterOrDigit)))
        {
            query.Append('"').Append(string.Concat(word.Select(c => c is '"' || char.IsControl(c) ? ' ' : c))).Append("\"* ");
        }

        return query.ToString().TrimEnd();
    }
}
