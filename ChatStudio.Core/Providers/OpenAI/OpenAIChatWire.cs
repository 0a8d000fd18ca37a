using ChatStudio.Core.Providers.Streaming;

namespace ChatStudio.Core.Providers.OpenAI;

/// <summary>Bytes of a Chat Completions answer → chunks. Ends with <c>data: [DONE]</c>.</summary>
/// <param name="body">Stays the caller's.</param>
internal sealed class OpenAIChatWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
    : SseAnswerWire<OpenAIChatChunk>(body, time, bytesArrived, cancellationToken)
{
    protected override void Read(ReadOnlySpan<byte> payload, string eventType)
    {
        if (payload.SequenceEqual("[DONE]"u8))
        {
            Current.IsDone = true;
            return;
        }

        OpenAIChatJson.Read(payload, Current, whole: false, eventType);
    }

    protected override bool ReadWhole(ReadOnlySpan<byte> payload)
    {
        OpenAIChatJson.Read(payload, Current, whole: true, eventType: "message");
        return Current.Choice is not null;
    }
}
