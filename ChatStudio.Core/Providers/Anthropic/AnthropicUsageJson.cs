using System.Text.Json;
using ChatStudio.Core.Providers.Json;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>
/// <code>{"input_tokens":18,"cache_creation_input_tokens":0,"cache_read_input_tokens":0,"output_tokens":4,"output_tokens_details":{"thinking_tokens":0}}</code>
/// </summary>
internal static class AnthropicUsageJson
{
    public static void Read(ref Utf8JsonReader reader, ref AnthropicUsage usage)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("input_tokens"u8))
            {
                usage.Input = JsonText.ReadCount(ref reader) ?? usage.Input;
            }
            else if (reader.ValueTextEquals("output_tokens"u8))
            {
                usage.Output = JsonText.ReadCount(ref reader) ?? usage.Output;
            }
            else if (reader.ValueTextEquals("cache_read_input_tokens"u8))
            {
                usage.CacheRead = JsonText.ReadCount(ref reader) ?? usage.CacheRead;
            }
            else if (reader.ValueTextEquals("cache_creation_input_tokens"u8))
            {
                usage.CacheWrite = JsonText.ReadCount(ref reader) ?? usage.CacheWrite;
            }
            else if (reader.ValueTextEquals("thinking_tokens"u8))
            {
                usage.Thinking = JsonText.ReadCount(ref reader) ?? usage.Thinking;
            }
            else if (reader.ValueTextEquals("output_tokens_details"u8))
            {
                reader.Read();
                Read(ref reader, ref usage);
            }
            else
            {
                reader.Read();
                reader.Skip();
            }
        }
    }
}
