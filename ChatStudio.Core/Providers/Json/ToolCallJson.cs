using System.Text.Json;

namespace ChatStudio.Core.Providers.Json;

/// <summary>
/// <code>[{"index":0,"id":"call_9","type":"function","function":{"name":"f","arguments":"{\"lo"}}]</code>
/// Everything but the list itself may be missing; <c>arguments</c> may be null or an object in place of a string.
/// </summary>
internal static class ToolCallJson
{
    public static void ReadList(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, List<ToolCallSlice> calls)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType == JsonTokenType.StartObject)
            {
                calls.Add(ReadCall(ref reader, payload));
            }
            else
            {
                reader.Skip();
            }
        }
    }

    /// <summary>The <c>function_call</c> of 2023: one call, without id and index.</summary>
    public static void ReadLegacy(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, List<ToolCallSlice> calls)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        var (name, arguments) = ReadFunction(ref reader, payload);
        calls.Add(new(0, null, name, arguments));
    }

    private static ToolCallSlice ReadCall(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload)
    {
        int? index = null;
        string? id = null, name = null, arguments = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("index"u8))
            {
                reader.Read();
                index = JsonText.ReadInteger(ref reader) is >= 0 and <= int.MaxValue and var number ? (int)number : null;
            }
            else if (reader.ValueTextEquals("id"u8))
            {
                reader.Read();
                id = JsonText.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("function"u8))
            {
                reader.Read();
                (name, arguments) = ReadFunction(ref reader, payload);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return new(index, id, name, arguments);
    }

    private static (string? Name, string? Arguments) ReadFunction(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return default;
        }

        string? name = null, arguments = null;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("name"u8))
            {
                reader.Read();
                name = JsonText.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("arguments"u8))
            {
                reader.Read();
                arguments = reader.TokenType == JsonTokenType.StartObject ? JsonText.ReadRaw(ref reader, payload) : JsonText.ReadString(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }

        return (name, arguments);
    }
}
