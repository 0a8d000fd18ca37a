using System.Text;
using System.Text.Json;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>
/// A conversation of Claude's <c>conversations.json</c>. Messages follow each other unless they name their parent; texts of attachments
/// are part of the prompt, as Claude read them.
/// </summary>
/// <remarks><c>{"uuid", "name", "created_at", "chat_messages": [{"uuid", "sender": "human", "text", "content": [{"type": "text", "text"}], "created_at", "attachments": [{"file_name", "extracted_content"}], "parent_message_uuid"}]}</c></remarks>
internal static class ClaudeExport
{
    public static bool Is(JsonElement conversation) => conversation.Get("chat_messages") is { ValueKind: JsonValueKind.Array };

    public static ImportedChat Read(JsonElement conversation, ImportNotes notes)
    {
        var messages = conversation.Items("chat_messages").ToList();
        var isTree = messages.Exists(message => message.Text("parent_message_uuid") is not null);
        var turns = new List<ImportedTurn>(messages.Count);
        string? before = null;
        for (var i = 0; i < messages.Count; i++)
        {
            var id = messages[i].Text("uuid") ?? $"#{i}";
            turns.Add(Turn(id, isTree ? messages[i].Text("parent_message_uuid") : before, messages[i], conversation.Text("model") ?? "", notes));
            before = id;
        }

        return new("Claude", conversation.Text("name") ?? "")
        {
            CreatedAt = conversation.Time("created_at"),
            UpdatedAt = conversation.Time("updated_at"),
            IsPinned = conversation.IsTrue("is_starred"),
            Turns = turns,
            ShownLeaf = conversation.Text("current_leaf_message_uuid") ?? before,
        };
    }

    private static ImportedTurn Turn(string id, string? parent, JsonElement message, string model, ImportNotes notes)
    {
        var isPrompt = message.Text("sender") is "human" or "user";
        if (!isPrompt && message.Text("sender") is not "assistant")
        {
            return new(id, parent, MessageRole.User, "") { IsLeftOut = true };
        }

        var blocks = message.Items("content").ToList();
        notes.Add("calls of tools and their results were left out", blocks.Count(block => block.Text("type") is "tool_use" or "tool_result"));
        var text = string.Join("\n\n", blocks.Where(block => block.Text("type") is "text").Select(block => block.Text("text")).Where(piece => !string.IsNullOrEmpty(piece)));
        text = (text.Length > 0 ? text : message.Text("text") ?? "") + Attachments(message, notes);
        return new(id, parent, isPrompt ? MessageRole.User : MessageRole.Assistant, text)
        {
            IsLeftOut = text.Trim().Length == 0,
            Reasoning = string.Join("\n\n", blocks.Where(block => block.Text("type") is "thinking").Select(block => block.Text("thinking")).Where(piece => !string.IsNullOrEmpty(piece))),
            At = message.Time("created_at"),
            Model = model,
        };
    }

    private static string Attachments(JsonElement message, ImportNotes notes)
    {
        var text = new StringBuilder();
        foreach (var attachment in message.Items("attachments"))
        {
            if (attachment.Text("extracted_content") is { Length: > 0 } content)
            {
                // Longer than any fence inside it, so that it ends where it ends.
                var fence = new string('`', Math.Max(3, LongestFence(content) + 1));
                text.Append("\n\n").Append(ConversationTitle.Clean(attachment.Text("file_name") ?? "")).Append("\n\n").Append(fence).Append('\n').Append(content).Append('\n').Append(fence);
            }
            else
            {
                notes.Add("pictures, recordings and files were left out");
            }
        }

        notes.Add("pictures, recordings and files were left out", message.Items("files").Count());
        return text.ToString();
    }

    private static int LongestFence(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text)
        {
            run = c == '`' ? run + 1 : 0;
            longest = Math.Max(longest, run);
        }

        return longest;
    }
}
