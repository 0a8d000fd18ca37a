using System.Text.Json;
using ChatStudio.Core.Providers.Json;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>
/// <c>delta</c> (or <c>message</c>) → <see cref="OpenAIChoice"/>. Content is a string, null, <c>""</c>, absent, or a list of
/// parts (Mistral): <code>[{"type":"thinking","thinking":[{"type":"text","text":"Okay"}]},{"type":"text","text":"Hi"}]</code>
/// </summary>
internal static class OpenAIDeltaJson
{
    public static void Read(ref Utf8JsonReader reader, ReadOnlySpan<byte> payload, OpenAIChoice choice)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("content"u8))
            {
                reader.Read();
                ReadContent(ref reader, choice);
            }
            else if (reader.ValueTextEquals("reasoning_content"u8) || reader.ValueTextEquals("reasoning"u8))
            {
                // A server that sends both names sends the same text in both: the first one that is not empty counts.
                reader.Read();
                var text = JsonText.ReadString(ref reader);
                choice.Reasoning = choice.Reasoning is { Length: > 0 } ? choice.Reasoning : text;
            }
            else if (reader.ValueTextEquals("reasoning_details"u8))
            {
                reader.Read();
                ReadParts(ref reader, choice, isDetails: true);
            }
            else if (reader.ValueTextEquals("refusal"u8))
            {
                reader.Read();
                choice.Refusal = JsonText.ReadString(ref reader);
            }
            else if (reader.ValueTextEquals("tool_calls"u8))
            {
                reader.Read();
                ToolCallJson.ReadList(ref reader, payload, choice.ToolCalls);
            }
            else if (reader.ValueTextEquals("function_call"u8))
            {
                reader.Read();
                ToolCallJson.ReadLegacy(ref reader, payload, choice.ToolCalls);
            }
            else if (reader.ValueTextEquals("annotations"u8))
            {
                reader.Read();
                CitationJson.Read(ref reader, ref choice.Citations);
            }
            else if (reader.ValueTextEquals("extra_content"u8))
            {
                reader.Read();
                choice.IsThought |= HasThoughtFlag(ref reader);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }

    private static void ReadContent(ref Utf8JsonReader reader, OpenAIChoice choice)
    {
        if (reader.TokenType == JsonTokenType.StartArray)
        {
            ReadParts(ref reader, choice, isDetails: false);
        }
        else
        {
            choice.Content = JsonText.ReadString(ref reader);
        }
    }

    private static void ReadParts(ref Utf8JsonReader reader, OpenAIChoice choice, bool isDetails)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            ReadPart(ref reader, choice, isDetails);
        }
    }

    // {"type":"text","text":"…"} · {"type":"thinking","thinking":[…] or "…"} · {"type":"reasoning.summary","summary":"…"} · {"type":"reference",…}
    private static void ReadPart(ref Utf8JsonReader reader, OpenAIChoice choice, bool isDetails)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isText = reader.ValueTextEquals("text"u8);
            var isSummary = isDetails && reader.ValueTextEquals("summary"u8);
            var isThinking = reader.ValueTextEquals("thinking"u8);
            reader.Read();
            if (isDetails && (isText || isSummary))
            {
                choice.ReasoningDetails += JsonText.ReadString(ref reader);
            }
            else if (isText)
            {
                choice.Content += JsonText.ReadString(ref reader);
            }
            else if (isThinking)
            {
                ReadThinking(ref reader, choice);
            }
            else
            {
                reader.Skip();
            }
        }
    }

    private static void ReadThinking(ref Utf8JsonReader reader, OpenAIChoice choice)
    {
        if (reader.TokenType != JsonTokenType.StartArray)
        {
            choice.Reasoning += JsonText.ReadString(ref reader);
            return;
        }

        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                reader.Skip();
                continue;
            }

            while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
            {
                var isText = reader.ValueTextEquals("text"u8);
                reader.Read();
                if (isText)
                {
                    choice.Reasoning += JsonText.ReadString(ref reader);
                }
                else
                {
                    reader.Skip();
                }
            }
        }
    }

    // {"google":{"thought":true}}, at any depth below extra_content
    private static bool HasThoughtFlag(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return false;
        }

        var found = false;
        for (var depth = reader.CurrentDepth; reader.Read() && !(reader.TokenType == JsonTokenType.EndObject && reader.CurrentDepth == depth);)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.ValueTextEquals("thought"u8))
            {
                reader.Read();
                found |= reader.TokenType == JsonTokenType.True;
            }
        }

        return found;
    }
}
