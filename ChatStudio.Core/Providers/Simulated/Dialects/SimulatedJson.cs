using System.Text.Encodings.Web;
using System.Text.Json;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>JSON as the providers write it: compact, with nothing escaped that need not be.</summary>
internal static class SimulatedJson
{
    private static readonly JsonWriterOptions Relaxed = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static byte[] Write(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Relaxed))
        {
            write(json);
        }

        return buffer.ToArray();
    }

    /// <summary>The inside of a JSON string.</summary>
    public static JsonEncodedText Escape(string text) => JsonEncodedText.Encode(text, JavaScriptEncoder.UnsafeRelaxedJsonEscaping);
}
