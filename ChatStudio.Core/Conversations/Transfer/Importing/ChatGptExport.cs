using System.Text.Json;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>
/// A conversation of ChatGPT's <c>conversations.json</c>: <c>mapping</c> holds a tree of nodes by id, <c>current_node</c> is the shown
/// leaf. System messages, tools and what ChatGPT itself hides are left out; branches are kept.
/// </summary>
/// <remarks><c>{"title", "create_time": 1714818600.1, "mapping": {"id": {"message": {"author": {"role"}, "content": {"content_type", "parts": []}, "metadata": {"model_slug"}}, "parent", "children"}}, "current_node"}</c></remarks>
internal static class ChatGptExport
{
    public static bool Is(JsonElement conversation) => conversation.Object("mapping") is not null;

    public static ImportedChat Read(JsonElement conversation, ImportNotes notes)
    {
        var nodes = conversation.Object("mapping")!.Value;
        return new("ChatGPT", conversation.Text("title") ?? "")
        {
            CreatedAt = conversation.Time("create_time"),
            UpdatedAt = conversation.Time("update_time"),
            IsArchived = conversation.IsTrue("is_archived"),
            IsPinned = conversation.IsTrue("is_starred"),
            Turns = [.. InOrder(nodes).Select(node => Turn(node.Id, node.Node, conversation.Text("default_model_slug") ?? "", notes))],
            ShownLeaf = conversation.Text("current_node"),
        };
    }

    // Children stand in the order they were made; the nodes themselves in any.
    private static IEnumerable<(string Id, JsonElement Node)> InOrder(JsonElement nodes)
    {
        var all = new Dictionary<string, JsonElement>();
        foreach (var node in nodes.EnumerateObject())
        {
            all[node.Name] = node.Value;
        }

        var left = new Dictionary<string, JsonElement>(all);
        foreach (var root in all.Where(node => node.Value.Text("parent") is not { } parent || !all.ContainsKey(parent)).Select(node => node.Key).Concat(all.Keys))
        {
            var next = new Stack<string>([root]);
            while (next.TryPop(out var id))
            {
                if (left.Remove(id, out var node))
                {
                    yield return (id, node);
                    foreach (var child in node.Items("children").Select(child => child.Text()).OfType<string>().Reverse())
                    {
                        next.Push(child);
                    }
                }
            }
        }
    }

    private static ImportedTurn Turn(string id, JsonElement node, string defaultModel, ImportNotes notes)
    {
        var parent = node.Text("parent");
        var gone = new ImportedTurn(id, parent, MessageRole.User, "") { IsLeftOut = true };
        if (node.Object("message") is not { } message)
        {
            return gone;
        }

        var role = message.Object("author")?.Text("role");
        var content = message.Object("content") ?? default;
        var metadata = message.Object("metadata") ?? default;
        if (content.Text("content_type") is "thoughts")
        {
            return gone with { Reasoning = string.Join("\n\n", content.Items("thoughts").Select(Thought).Where(text => text.Length > 0)) };
        }

        if (role is not ("user" or "assistant") || metadata.IsTrue("is_visually_hidden_from_conversation")
            || content.Text("content_type") is not ("text" or "multimodal_text" or "code") || message.Text("recipient") is { } to && to != "all")
        {
            notes.Add("messages of tools and of the system were left out", role is "tool" or "assistant" ? 1 : 0);
            return gone;
        }

        var text = content.Text("content_type") is "code" && content.Text("text") is { } code ? code : string.Join("\n\n", content.Items("parts").Select(part => Part(part, notes)).Where(part => part.Length > 0));
        return text.Trim().Length == 0 ? gone : new(id, parent, role == "user" ? MessageRole.User : MessageRole.Assistant, text)
        {
            At = message.Time("create_time"),
            Model = metadata.Text("model_slug") ?? defaultModel,
            State = message.Text("status") is "in_progress" ? RunState.Interrupted : RunState.Completed,
        };
    }

    private static string Thought(JsonElement thought)
        => string.Join("\n", new[] { thought.Text("summary"), thought.Text("content") }.Where(text => !string.IsNullOrWhiteSpace(text)));

    private static string Part(JsonElement part, ImportNotes notes)
    {
        if (part.ValueKind == JsonValueKind.String)
        {
            return part.Text() ?? "";
        }

        if (part.Text("text") is { } spoken)
        {
            return spoken;
        }

        notes.Add("pictures, recordings and files were left out");
        return "[" + (part.Text("content_type") is "image_asset_pointer" ? "picture" : "file") + " left out]";
    }
}
