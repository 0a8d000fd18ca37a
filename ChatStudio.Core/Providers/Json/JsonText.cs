using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ChatStudio.Core.Providers.Json;

/// <summary>Lenient reading of JSON values: other types than promised count as absent, ill-formed text does not throw.</summary>
internal static class JsonText
{
    /// <summary>The current string value, null for anything else. The reader stands on the value's last token afterwards.</summary>
    public static string? ReadString(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            reader.Skip();
            return null;
        }

        if (!reader.ValueIsEscaped)
        {
            // Replaces invalid UTF-8 by U+FFFD, where GetString would throw.
            return Encoding.UTF8.GetString(reader.ValueSpan);
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // "\ud83d" alone: half of an emoji whose other half comes with the next chunk. GetString refuses it.
            return Unescape(reader.ValueSpan);
        }
    }

    /// <summary>The current string, or the same <paramref name="known"/> instance when it is equal to it: ids repeat in every chunk.</summary>
    public static string? ReadString(ref Utf8JsonReader reader, string? known)
        => reader.TokenType == JsonTokenType.String && known is not null && reader.ValueTextEquals(known) ? known
            : ReadString(ref reader) is { Length: > 0 } text ? text : known;

    /// <summary>The current number as an integer, whatever its notation; null for anything else or beyond 64 bits.</summary>
    public static long? ReadInteger(ref Utf8JsonReader reader)
    {
        switch (reader.TokenType)
        {
            case JsonTokenType.Number when reader.TryGetInt64(out var integer):
                return integer;
            case JsonTokenType.Number when reader.TryGetDouble(out var number) && Math.Abs(number) < 1e15:
                return (long)number;
            default:
                reader.Skip();
                return null;
        }
    }

    /// <summary>The value of the current property as a count; null for anything that is none.</summary>
    public static long? ReadCount(ref Utf8JsonReader reader)
    {
        reader.Read();
        return ReadInteger(ref reader) is >= 0 and var count ? count : null;
    }

    /// <summary>The current value as it is written, for objects where a string was promised.</summary>
    public static string ReadRaw(ref Utf8JsonReader reader, ReadOnlySpan<byte> source)
    {
        var start = (int)reader.TokenStartIndex;
        reader.Skip();
        return Encoding.UTF8.GetString(source[start..(int)reader.BytesConsumed]);
    }

    private static string Unescape(ReadOnlySpan<byte> escaped)
    {
        var text = Encoding.UTF8.GetString(escaped);
        var builder = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] != '\\')
            {
                builder.Append(text[i]);
                continue;
            }

            // The reader has checked the escapes: one of "\/bfnrt, or u and four hex digits.
            var escape = text[++i];
            if (escape == 'u')
            {
                builder.Append((char)int.Parse(text.AsSpan(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            builder.Append(escape switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => escape });
        }

        return ReplaceInnerSurrogates(builder);
    }

    // Only a low half at the very beginning and a high half at the very end can find their partner in a neighbouring chunk.
    private static string ReplaceInnerSurrogates(StringBuilder text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (char.IsHighSurrogate(text[i]))
            {
                if (i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                {
                    i++;
                }
                else if (i + 1 < text.Length)
                {
                    text[i] = '\uFFFD';
                }
            }
            else if (char.IsLowSurrogate(text[i]) && i > 0)
            {
                text[i] = '\uFFFD';
            }
        }

        return text.ToString();
    }
}
