using System.Text.Json;
using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>The tools of a request. What is malformed is passed over.</summary>
internal static class RequestTools
{
    /// <summary>
    /// <code>"tools":[{"type":"function","function":{"name":"f","parameters":{…}}}],"tool_choice":"required","parallel_tool_calls":false</code>
    /// Ollama has the first of the three only.
    /// </summary>
    public static ToolOffer Functions(JsonElement root)
    {
        var choice = RequestJson.Text(root, "tool_choice");
        var chosen = RequestJson.Member(root, "tool_choice", JsonValueKind.Object) is { } named && RequestJson.Member(named, "function", JsonValueKind.Object) is { } function
            ? RequestJson.Text(function, "name")
            : null;
        return choice == "none" ? ToolOffer.None : new(Read(root, tool => RequestJson.Member(tool, "function", JsonValueKind.Object), "parameters"))
        {
            MustCall = choice == "required",
            Chosen = chosen,
            OneAtATime = RequestJson.Member(root, "parallel_tool_calls", JsonValueKind.False) is not null,
        };
    }

    /// <summary><code>"tools":[{"name":"f","input_schema":{…}}],"tool_choice":{"type":"any","disable_parallel_tool_use":true}</code></summary>
    public static ToolOffer Messages(JsonElement root)
    {
        var choice = RequestJson.Member(root, "tool_choice", JsonValueKind.Object) ?? default;
        var type = RequestJson.Text(choice, "type");
        return type == "none" ? ToolOffer.None : new(Read(root, tool => tool, "input_schema"))
        {
            MustCall = type == "any",
            Chosen = type == "tool" ? RequestJson.Text(choice, "name") : null,
            OneAtATime = RequestJson.Flag(choice, "disable_parallel_tool_use"),
        };
    }

    // Cloned: the document is gone when the tool is called.
    private static OfferedTool[] Read(JsonElement root, Func<JsonElement, JsonElement?> inside, string schema)
        => RequestJson.Member(root, "tools", JsonValueKind.Array) is not { } tools ? [] :
        [
            .. from tool in tools.EnumerateArray()
               let function = inside(tool) ?? default
               let name = RequestJson.Text(function, "name")
               where name is not null
               select new OfferedTool(name, RequestJson.Member(function, schema, JsonValueKind.Object)?.Clone() ?? default),
        ];
}
