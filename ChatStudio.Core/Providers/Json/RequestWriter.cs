using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatStudio.Core.Providers.Json;

/// <summary>
/// Writes the body of a request, and keeps account of its optional fields: they are written only when they are set and the
/// model is not known to refuse them.
/// </summary>
/// <param name="refused">Fields the model is known to refuse.</param>
internal sealed class RequestWriter(IReadOnlySet<string> refused) : IDisposable
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly ArrayBufferWriter<byte> _buffer = new(1024);
    private readonly HashSet<string> _sent = new(StringComparer.Ordinal);
    private Utf8JsonWriter? _json;

    public Utf8JsonWriter Json => _json ??= new(_buffer, Options);

    /// <summary>Whether an optional field may be written; it then counts as sent.</summary>
    public bool May(string field) => !refused.Contains(field) && _sent.Add(field);

    public void WriteNumber(string field, float? value)
    {
        if (value is { } number && May(field))
        {
            // Through decimal, or 0.7f would go out as 0.699999988079071.
            Json.WriteNumber(field, (decimal)number);
        }
    }

    public void WriteNumber(string field, long? value)
    {
        if (value is { } number && May(field))
        {
            Json.WriteNumber(field, number);
        }
    }

    public void WriteStrings(string field, IList<string>? values)
    {
        if (values is not { Count: > 0 } || !May(field))
        {
            return;
        }

        Json.WriteStartArray(field);
        foreach (var value in values)
        {
            Json.WriteStringValue(WellFormedText.Strip(value));
        }

        Json.WriteEndArray();
    }

    /// <returns>UTF-8 JSON, and the names of the optional fields in it.</returns>
    public (ReadOnlyMemory<byte> Body, IReadOnlySet<string> Sent) Finish()
    {
        Json.Flush();
        return (_buffer.WrittenMemory, _sent);
    }

    public void Dispose() => _json?.Dispose();
}
