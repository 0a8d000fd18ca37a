using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using System.Text.Unicode;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Transfer;

/// <summary>How conversations stand in files. The encoder writes &lt; &gt; &amp; and quotes as <c>\u003C</c>…, so the same text is safe inside HTML and inside a comment.</summary>
internal static class TransferJson
{
    /// <summary>Nothing deeper is read: what we write, and what others write, is nested ten deep.</summary>
    public const int MaxDepth = 64;

    public static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        MaxDepth = MaxDepth,
        Encoder = JavaScriptEncoder.Create(UnicodeRanges.All),
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
        IgnoreReadOnlyProperties = true,
        RespectNullableAnnotations = true,
        NumberHandling = JsonNumberHandling.Strict,
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { LeaveOutNulls } },
        Converters =
        {
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
            new IdConverter<ConversationId>(value => new(value), id => id.Value),
            new IdConverter<MessageId>(value => new(value), id => id.Value),
            new IdConverter<RunId>(value => new(value), id => id.Value),
        },
    };

    public static readonly JsonSerializerOptions Indented = new(Options) { WriteIndented = true };

    // Null is not written, so it must not be asked for either.
    private static void LeaveOutNulls(JsonTypeInfo type)
    {
        foreach (var property in type.Properties.Where(property => property.IsRequired && Nullable.GetUnderlyingType(property.PropertyType) is not null))
        {
            property.IsRequired = false;
        }
    }

    private sealed class IdConverter<T>(Func<Guid, T> make, Func<T, Guid> read) : JsonConverter<T>
    {
        public override T Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options)
            => reader.TokenType == JsonTokenType.String && Guid.TryParseExact(reader.GetString(), "N", out var value) ? make(value) : throw new JsonException("An id was expected.");

        public override void Write(Utf8JsonWriter writer, T value, JsonSerializerOptions options) => writer.WriteStringValue(read(value).ToString("N"));
    }
}
