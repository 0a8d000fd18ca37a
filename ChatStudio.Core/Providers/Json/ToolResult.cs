using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Json;

/// <summary>What a tool returned, as the text a model reads.</summary>
internal static class ToolResult
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    public static string Text(FunctionResultContent result) => WellFormedText.Strip(result switch
    {
        { Exception: { } problem } => "Error: " + problem.Message,
        { Result: null } => "",
        { Result: string text } => text,
        { Result: TextContent text } => text.Text,
        // What a function returns passes through JSON on its way here; a string must not arrive in quotes.
        { Result: JsonElement { ValueKind: JsonValueKind.String } json } => json.GetString() ?? "",
        _ => JsonSerializer.Serialize(result.Result, Compact.GetTypeInfo(typeof(object))),
    });
}
