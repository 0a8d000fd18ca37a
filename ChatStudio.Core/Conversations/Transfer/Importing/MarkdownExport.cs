using System.Text.Json;
using ChatStudio.Core.Conversations.Transfer.Exporting;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>
/// A Markdown file of ours. Comments tell how many lines each message has, so nothing inside a message is taken for another one; where
/// somebody has edited the file, a message ends at the next comment with the file's key.
/// </summary>
internal static class MarkdownExport
{
    public static bool Is(string text) => text.StartsWith(ConversationMarkdown.Mark, StringComparison.Ordinal);

    /// <exception cref="UnusableConversationException">It is of a later version or damaged.</exception>
    public static ImportedChat Read(string text)
    {
        var firstLine = text.IndexOf('\n', StringComparison.Ordinal);

        // Line ends were changed on the way: ours has none of these.
        var lines = (firstLine > 0 && text[firstLine - 1] == '\r' ? text.Replace("\r\n", "\n", StringComparison.Ordinal) : text).Split('\n');
        var head = Parse<MarkdownHead>(lines[0], ConversationMarkdown.Mark) is { Format: not null, Key: not null, Title: not null } whole ? whole : throw Damaged();
        if (head.Format is not MarkdownHead.CurrentFormat)
        {
            throw new UnusableConversationException(head.Format.StartsWith(MarkdownHead.FormatName, StringComparison.Ordinal)
                ? "It was exported by a later version of ChatStudio. Import it with that version."
                : "It is no Markdown that ChatStudio exported.");
        }

        return new("Markdown", head.Title)
        {
            CreatedAt = head.CreatedAt,
            UpdatedAt = head.UpdatedAt,
            IsPinned = head.IsPinned,
            IsArchived = head.IsArchived,
            Tags = head.Tags,
            SystemPrompt = head.SystemPrompt,
            Turns = [.. Turns(lines, $"{ConversationMarkdown.Mark}{head.Key} ")],
        };
    }

    private static IEnumerable<ImportedTurn> Turns(string[] lines, string mark)
    {
        string? before = null;
        for (var i = 1; i < lines.Length;)
        {
            if (Parse<MarkdownTurn>(lines[i], mark) is not { } turn)
            {
                i++;
                continue;
            }

            // The comment, the heading, an empty line; then the text and an empty line.
            var begin = Math.Min(i + 3, lines.Length);
            var end = End(lines, begin, turn.Lines, mark);
            var id = $"#{i}";
            yield return new(id, before, turn.Role, string.Join('\n', lines[begin..end]))
            {
                At = turn.At,
                Model = turn.Model ?? "",
                Provider = turn.Provider ?? "",
                IsSimulated = turn.IsSimulated,
                State = turn.State ?? RunState.Completed,
            };
            (before, i) = (id, end);
        }
    }

    private static int End(string[] lines, int begin, int count, string mark)
    {
        var counted = (long)begin + count;
        if (count > 0 && counted < lines.Length && lines[counted].Length == 0 && (counted + 1 == lines.Length || lines[counted + 1].StartsWith(mark, StringComparison.Ordinal)))
        {
            return (int)counted;
        }

        var next = Array.FindIndex(lines, begin, line => line.StartsWith(mark, StringComparison.Ordinal));
        var end = next < 0 ? lines.Length : next;
        while (end > begin && string.IsNullOrWhiteSpace(lines[end - 1]))
        {
            end--;
        }

        return end;
    }

    /// <summary>What a comment says; null for a line that is none or says nothing that can be read.</summary>
    private static T? Parse<T>(string line, string mark) where T : class
    {
        var start = line.StartsWith(mark, StringComparison.Ordinal) ? line.IndexOf('{', StringComparison.Ordinal) : -1;
        if (start < 0 || !line.EndsWith(ConversationMarkdown.MarkEnd, StringComparison.Ordinal))
        {
            return null;
        }

        try
        {
            return JsonSerializer.Deserialize<T>(line.AsSpan(start, line.Length - start - ConversationMarkdown.MarkEnd.Length), TransferJson.Options);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static UnusableConversationException Damaged() => new("It is damaged: its first line does not tell what it is.");
}
