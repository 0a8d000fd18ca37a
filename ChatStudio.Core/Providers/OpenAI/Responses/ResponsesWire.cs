using ChatStudio.Core.Providers.Streaming;

namespace ChatStudio.Core.Providers.OpenAI.Responses;

/// <summary>
/// Bytes of a Responses answer → events. Ends with <c>response.completed</c>, <c>.incomplete</c> or <c>.failed</c>; the
/// <c>[DONE]</c> that OpenRouter adds behind it proves nothing.
/// </summary>
/// <param name="body">Stays the caller's.</param>
internal sealed class ResponsesWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
    : SseAnswerWire<ResponsesFrame>(body, time, bytesArrived, cancellationToken)
{
    protected override void Read(ReadOnlySpan<byte> payload, string eventType)
    {
        if (payload.SequenceEqual("[DONE]"u8))
        {
            return;
        }

        ResponsesJson.Read(payload, Current, whole: false);
        Current.IsDone = Current.Event is ResponsesEvent.Completed or ResponsesEvent.Incomplete or ResponsesEvent.Failed;
    }

    protected override bool ReadWhole(ReadOnlySpan<byte> payload)
    {
        ResponsesJson.Read(payload, Current, whole: true);
        return Current.HasOutput && Current.Event != ResponsesEvent.Other;
    }
}
