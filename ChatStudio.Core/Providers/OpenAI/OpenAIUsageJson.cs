using System.Text.Json;
using ChatStudio.Core.Providers.Json;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>
/// <code>{"prompt_tokens":17,"completion_tokens":47,"total_tokens":64,"prompt_tokens_details":{"cached_tokens":0},"completion_tokens_details":{"reasoning_tokens":34}}</code>
/// The Responses API says <c>input_tokens</c> and <c>output_tokens</c>. Cached tokens are also called <c>prompt_cache_hit_tokens</c> (DeepSeek), <c>cached_tokens</c> (Together) and
/// <c>num_cached_tokens</c>. Any part may be null or missing.
/// </summary>
internal static class OpenAIUsageJson
{
    public static OpenAIUsage Read(ref Utf8JsonReader reader)
    {
        var usage = new OpenAIUsage();
        Read(ref reader, ref usage);
        return usage;
    }

    private static void Read(ref Utf8JsonReader reader, ref OpenAIUsage usage)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.Skip();
            return;
        }

        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            if (reader.ValueTextEquals("prompt_tokens"u8) || reader.ValueTextEquals("input_tokens"u8))
            {
                usage.Prompt = JsonText.ReadCount(ref reader) ?? usage.Prompt;
            }
            else if (reader.ValueTextEquals("completion_tokens"u8) || reader.ValueTextEquals("output_tokens"u8))
            {
                usage.Completion = JsonText.ReadCount(ref reader) ?? usage.Completion;
            }
            else if (reader.ValueTextEquals("total_tokens"u8))
            {
                usage.Total = JsonText.ReadCount(ref reader) ?? usage.Total;
            }
            else if (reader.ValueTextEquals("reasoning_tokens"u8))
            {
                usage.Reasoning = JsonText.ReadCount(ref reader) ?? usage.Reasoning;
            }
            else if (reader.ValueTextEquals("cached_tokens"u8))
            {
                usage.Cached = JsonText.ReadCount(ref reader) ?? usage.Cached;
            }
            else if (reader.ValueTextEquals("prompt_cache_hit_tokens"u8) || reader.ValueTextEquals("num_cached_tokens"u8))
            {
                usage.Cached ??= JsonText.ReadCount(ref reader);
            }
            else if (reader.ValueTextEquals("cache_write_tokens"u8))
            {
                usage.CacheWrite = JsonText.ReadCount(ref reader) ?? usage.CacheWrite;
            }
            else if (reader.ValueTextEquals("prompt_tokens_details"u8) || reader.ValueTextEquals("completion_tokens_details"u8)
                || reader.ValueTextEquals("input_tokens_details"u8) || reader.ValueTextEquals("output_tokens_details"u8))
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
