using System.Text.Json;
using ChatStudio.Core.Providers.Simulated.Answers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>What requests of all dialects have in common. What is not asked for here is accepted and ignored.</summary>
internal static class RequestJson
{
    public static JsonElement? Member(JsonElement parent, string name, JsonValueKind kind)
        => parent.ValueKind is JsonValueKind.Object && parent.TryGetProperty(name, out var value) && value.ValueKind == kind ? value : null;

    public static string? Text(JsonElement parent, string name) => Member(parent, name, JsonValueKind.String)?.GetString();

    public static bool Flag(JsonElement parent, string name) => Member(parent, name, JsonValueKind.True) is not null;

    public static long? Number(JsonElement parent, string name)
        => Member(parent, name, JsonValueKind.Number) is { } value && value.TryGetInt64(out var number) ? number : null;

    /// <summary>True when the member is there and says something.</summary>
    public static bool Has(JsonElement parent, string name) => parent.TryGetProperty(name, out var value) && value.ValueKind is not JsonValueKind.Null;

    /// <summary>A message without a role is null; the dialects say that in their own words.</summary>
    public static SpokenTurn? Turn(JsonElement message) => Text(message, "role") is { } role ? new(role, Content(message, "content")) : null;

    // "text", or [{"type":"text","text":"…"},{"type":"image_url",…}], or null next to tool calls
    public static string Content(JsonElement parent, string name) => parent.TryGetProperty(name, out var content) ? content.ValueKind switch
    {
        JsonValueKind.String => content.GetString()!,
        JsonValueKind.Array => string.Concat(content.EnumerateArray().Select(part => Text(part, "text"))),
        _ => "",
    } : "";
}
