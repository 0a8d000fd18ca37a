using System.Text.Json;
using System.Text.Json.Serialization;

namespace ChatStudio.Core.Generation;

/// <summary>
/// How a log is kept: the text as text, for people and for search, and beside it marks that tell how the wire sliced it and
/// what else happened.
/// </summary>
/// <remarks>
/// One mark for each entry, 5 bytes for a usual piece of text:
/// <code>
/// 00 C0 9A 0C 05    kind 0 (text), 100,000 × 100 ns after the entry before, 5 UTF-16 code units
/// 07 02 2B {"usage":{"input":812, …}}    kind 7, 1 × 100 ns later, 43 bytes of JSON
/// </code>
/// Numbers are little-endian base-128; the time, which may go backwards, is zigzag-coded before.
/// </remarks>
internal static class RunLogFormat
{
    public const byte Text = 0;
    public const byte Reasoning = 1;

    // The place in this list is the kind on disk, after text and reasoning: only ever add at its end.
    private static readonly Type[] Events =
    [
        typeof(RunEvent.StateChanged), typeof(RunEvent.RequestSent), typeof(RunEvent.HeadersReceived), typeof(RunEvent.RetryScheduled),
        typeof(RunEvent.ToolCalled), typeof(RunEvent.UsageReported), typeof(RunEvent.Finished),
        typeof(RunEvent.FieldsDropped), typeof(RunEvent.Continued),
    ];

    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web)
    {
        Converters = { new JsonStringEnumConverter() },
        DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    };

    public static (byte Kind, byte[] Payload) Write(RunEvent happened)
        => ((byte)(Array.IndexOf(Events, happened.GetType()) + 2), JsonSerializer.SerializeToUtf8Bytes(happened, happened.GetType(), Json));

    /// <summary>The event of a mark; null for a kind of a later version, which an older one shows without it.</summary>
    /// <exception cref="JsonException">The payload is damaged.</exception>
    public static RunEvent? Read(byte kind, ReadOnlySpan<byte> payload)
        => kind - 2 < Events.Length ? (RunEvent?)JsonSerializer.Deserialize(payload, Events[kind - 2], Json) : null;
}
