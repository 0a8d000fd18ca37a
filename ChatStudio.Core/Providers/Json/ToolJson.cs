using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Json;

/// <summary>Tools as Chat Completions and Ollama describe them.</summary>
internal static class ToolJson
{
    /// <summary><code>"tools":[{"type":"function","function":{"name":"f","description":"…","parameters":{…}}}]</code></summary>
    public static void WriteFunctions(Utf8JsonWriter json, IEnumerable<AIFunctionDeclaration> tools)
    {
        json.WriteStartArray("tools");
        foreach (var tool in tools)
        {
            json.WriteStartObject();
            json.WriteString("type", "function");
            json.WriteStartObject("function");
            WriteMembers(json, tool);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary><code>"name":"f","description":"…","parameters":{…}</code></summary>
    public static void WriteMembers(Utf8JsonWriter json, AIFunctionDeclaration tool)
    {
        json.WriteString("name", tool.Name);
        if (tool.Description.Length > 0)
        {
            json.WriteString("description", WellFormedText.Strip(tool.Description));
        }

        json.WritePropertyName("parameters");
        tool.JsonSchema.WriteTo(json);
    }
}
