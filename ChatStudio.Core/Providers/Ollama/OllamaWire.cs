using ChatStudio.Core.Providers.Streaming;

namespace ChatStudio.Core.Providers.Ollama;

/// <summary>Bytes of an <c>/api/chat</c> answer → lines. Ends with <c>"done":true</c>.</summary>
/// <param name="body">Stays the caller's.</param>
internal sealed class OllamaWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
    : NdjsonAnswerWire<OllamaFrame>(body, time, bytesArrived, cancellationToken)
{
    protected override void Read(ReadOnlySpan<byte> payload, string eventType) => OllamaJson.Read(payload, Current);
}
