using System.Text;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace ChatStudio.Core.Providers.Json;

/// <summary>Arguments of a tool call between the wire's JSON and <see cref="FunctionCallContent.Arguments"/>.</summary>
internal static class ToolArguments
{
    private static readonly JsonSerializerOptions Compact = new(AIJsonUtilities.DefaultOptions) { WriteIndented = false };

    /// <summary>
    /// A call as it came. <see cref="AIContent.RawRepresentation"/> is the raw argument string; arguments that are no JSON object
    /// (cut by the token limit) set <see cref="FunctionCallContent.Exception"/>, and <see cref="FunctionCallContent.InformationalOnly"/>
    /// so that nobody executes half a call.
    /// </summary>
    public static FunctionCallContent Call(string id, string name, string raw)
    {
        var (arguments, problem) = Parse(raw);
        return new(id, name, arguments) { RawRepresentation = raw, Exception = problem, InformationalOnly = problem is not null };
    }

    /// <summary>JSON of an object, <c>{}</c> for none: <c>""</c> and <c>null</c> are refused on the way back.</summary>
    public static string Write(FunctionCallContent call)
        => call.Arguments is { Count: > 0 } arguments ? JsonSerializer.Serialize(arguments, Compact.GetTypeInfo(typeof(IDictionary<string, object?>))) : "{}";

    // null, "" and whitespace are how some servers write {} for a tool without parameters.
    private static (Dictionary<string, object?>? Arguments, Exception? Problem) Parse(string raw)
    {
        if (raw.AsSpan().Trim() is "" or "null")
        {
            return ([], null);
        }

        try
        {
            // Half an emoji, whose other half never came, becomes U+FFFD in UTF-8; the serializer would throw at it.
            return (JsonSerializer.Deserialize(Encoding.UTF8.GetBytes(raw), AIJsonUtilities.DefaultOptions.GetTypeInfo(typeof(Dictionary<string, object?>))) as Dictionary<string, object?>, null);
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            // A name that holds half of one ("\ud83d") is told by the other exception.
            return (null, e);
        }
    }
}
