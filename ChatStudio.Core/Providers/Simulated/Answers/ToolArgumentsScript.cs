using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using ChatStudio.Core.Providers.Simulated.Dialects;

namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>Arguments that fit the schema of a tool: the words and numbers of the prompt where they fit, otherwise seeded ones.</summary>
/// <param name="prompt">Without the names of tools.</param>
internal sealed partial class ToolArgumentsScript(string prompt, Random random)
{
    private readonly PromptReading _reading = PromptReading.Of(prompt);

    private readonly Queue<string> _numbers = new(Number().Matches(prompt).Select(match => match.Value));

    /// <returns>A JSON object with the required members, or with all where none is marked as required.</returns>
    public string For(JsonElement schema)
    {
        var properties = RequestJson.Member(schema, "properties", JsonValueKind.Object);
        var required = RequestJson.Member(schema, "required", JsonValueKind.Array) is { } names
            ? names.EnumerateArray().Where(name => name.ValueKind is JsonValueKind.String).Select(name => name.GetString()!).ToHashSet(StringComparer.Ordinal)
            : null;
        return System.Text.Encoding.UTF8.GetString(SimulatedJson.Write(json =>
        {
            json.WriteStartObject();
            foreach (var property in properties?.EnumerateObject() ?? default)
            {
                if (required is null || required.Contains(property.Name))
                {
                    json.WritePropertyName(property.Name);
                    Write(json, property.Value);
                }
            }

            json.WriteEndObject();
        }));
    }

    private void Write(Utf8JsonWriter json, JsonElement schema)
    {
        if (RequestJson.Member(schema, "enum", JsonValueKind.Array) is { } values && values.GetArrayLength() > 0)
        {
            Choose(values).WriteTo(json);
            return;
        }

        switch (Kind(schema))
        {
            case "integer":
                json.WriteNumberValue(long.TryParse(NextNumber(), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var whole) ? whole : random.Next(1, 100));
                break;
            case "number":
                json.WriteNumberValue(decimal.TryParse(NextNumber(), CultureInfo.InvariantCulture, out var number) ? number : random.Next(1, 100));
                break;
            case "boolean":
                json.WriteBooleanValue(true);
                break;
            case "array":
                json.WriteStartArray();
                json.WriteEndArray();
                break;
            case "object":
                json.WriteRawValue(For(schema));
                break;
            default:
                json.WriteStringValue(_reading.Topic);
                break;
        }
    }

    private JsonElement Choose(JsonElement values)
        => values.EnumerateArray().Where(value => value.ValueKind is JsonValueKind.String && prompt.Contains(value.GetString()!, StringComparison.OrdinalIgnoreCase))
            .Append(values[0]).First();

    // "string", or ["null", "string"]
    private static string? Kind(JsonElement schema) => RequestJson.Text(schema, "type")
        ?? RequestJson.Member(schema, "type", JsonValueKind.Array)?.EnumerateArray().Select(type => type.ToString()).FirstOrDefault(type => type != "null");

    private string? NextNumber() => _numbers.TryDequeue(out var number) ? number : null;

    [GeneratedRegex(@"(?<![\p{L}\p{N}_.])-?\d{1,12}(?:\.\d{1,6})?(?![\p{L}\p{N}_])")]
    private static partial Regex Number();
}
