using System.Text.Json;
using System.Text.RegularExpressions;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>
/// A chat of Open WebUI's export: <c>chat.history</c> holds a tree by id with <c>currentId</c> as its shown leaf; older ones have the
/// list <c>chat.messages</c> only.
/// </summary>
/// <remarks><c>{"id", "title", "chat": {"title", "models": [], "history": {"messages": {"id": {"parentId", "childrenIds", "role", "content", "model", "timestamp": 1714818600}}, "currentId"}}, "created_at", "pinned", "archived", "meta": {"tags": []}}</c></remarks>
internal static partial class OpenWebUiExport
{
    public static bool Is(JsonElement conversation) => Chat(conversation) is not null;

    public static ImportedChat Read(JsonElement conversation, ImportNotes notes)
    {
        var chat = Chat(conversation)!.Value;
        var model = chat.Items("models").Select(item => item.Text()).FirstOrDefault(item => item is not null) ?? "";
        var (turns, leaf) = chat.Object("history")?.Object("messages") is { } nodes
            ? (Tree(nodes, model, notes), chat.Object("history")?.Text("currentId"))
            : List(chat, model, notes);
        return new("Open WebUI", conversation.Text("title") ?? chat.Text("title") ?? "")
        {
            CreatedAt = conversation.Time("created_at") ?? chat.Time("timestamp"),
            UpdatedAt = conversation.Time("updated_at"),
            IsPinned = conversation.IsTrue("pinned"),
            IsArchived = conversation.IsTrue("archived"),
            Tags = [.. (conversation.Object("meta")?.Items("tags") ?? []).Concat(chat.Items("tags")).Select(tag => tag.Text() ?? tag.Text("name")).OfType<string>()],
            Turns = turns,
            ShownLeaf = leaf,
        };
    }

    private static JsonElement? Chat(JsonElement conversation)
    {
        var chat = conversation.Object("chat") ?? conversation;
        return chat.Object("history")?.Object("messages") is not null || (conversation.Object("chat") is not null && chat.Get("messages") is { ValueKind: JsonValueKind.Array }) ? chat : null;
    }

    private static List<ImportedTurn> Tree(JsonElement nodes, string model, ImportNotes notes)
        => [.. nodes.EnumerateObject().Select(node => Turn(node.Name, node.Value.Text("parentId"), node.Value, model, notes))];

    private static (List<ImportedTurn> Turns, string? Leaf) List(JsonElement chat, string model, ImportNotes notes)
    {
        var turns = new List<ImportedTurn>();
        foreach (var message in chat.Items("messages"))
        {
            turns.Add(Turn($"#{turns.Count}", turns is [.., var before] ? before.Id : null, message, model, notes));
        }

        return (turns, turns is [.., var last] ? last.Id : null);
    }

    private static ImportedTurn Turn(string id, string? parent, JsonElement message, string model, ImportNotes notes)
    {
        var isPrompt = message.Text("role") is "user";
        var text = message.Text("content") ?? string.Join("\n\n", message.Items("content").Select(part => part.Text("text")).OfType<string>());
        notes.Add("pictures, recordings and files were left out", message.Items("files").Count());
        if ((!isPrompt && message.Text("role") is not "assistant") || text.Trim().Length == 0)
        {
            return new(id, parent, MessageRole.User, "") { IsLeftOut = true };
        }

        var (reasoning, answer) = isPrompt ? ("", text) : Split(text);
        return new(id, parent, isPrompt ? MessageRole.User : MessageRole.Assistant, answer)
        {
            Reasoning = reasoning,
            At = message.Time("timestamp"),
            Model = message.Text("model") ?? model,
            State = message.Get("done") is { ValueKind: JsonValueKind.False } ? RunState.Interrupted : RunState.Completed,
        };
    }

    /// <summary>Reasoning stands before the answer as <c>&lt;details type="reasoning" …&gt;&lt;summary&gt;…&lt;/summary&gt;</c> with quoted lines.</summary>
    private static (string Reasoning, string Answer) Split(string text)
    {
        if (!text.StartsWith("<details type=\"reasoning\"", StringComparison.Ordinal) || text.IndexOf("</details>", StringComparison.Ordinal) is not (> 0 and var end))
        {
            return ("", text);
        }

        var begin = text.IndexOf("</summary>", 0, end, StringComparison.Ordinal);
        var inner = begin < 0 ? "" : text[(begin + "</summary>".Length)..end];
        return (Quoting().Replace(inner, "").Trim().Replace("&gt;", ">", StringComparison.Ordinal).Replace("&lt;", "<", StringComparison.Ordinal), text[(end + "</details>".Length)..].TrimStart());
    }

    [GeneratedRegex("^(?:>|&gt;) ?", RegexOptions.Multiline)]
    private static partial Regex Quoting();
}
