using ChatStudio.Core.Providers.Streaming;
using ChatStudio.Core.Wire;

namespace ChatStudio.Core.Providers.Anthropic;

/// <summary>Bytes of a Messages answer → events. Ends with <c>message_stop</c>; gateways add a <c>[DONE]</c> behind it that nobody reads.</summary>
/// <param name="body">Stays the caller's.</param>
internal sealed class AnthropicWire(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
    : SseAnswerWire<AnthropicFrame>(body, time, bytesArrived, cancellationToken)
{
    private bool _hasStarted;

    protected override void Read(ReadOnlySpan<byte> payload, string eventType)
    {
        if (payload.SequenceEqual("[DONE]"u8))
        {
            // Before message_stop it proves nothing.
            return;
        }

        AnthropicJson.Read(payload, Current);
        if (Current.Event == AnthropicEvent.MessageStart)
        {
            if (_hasStarted)
            {
                throw new WireFormatException("A second message began inside the answer; a proxy has joined two attempts into one.");
            }

            _hasStarted = true;
        }

        Current.IsDone = Current.Event == AnthropicEvent.MessageStop;
    }

    protected override bool ReadWhole(ReadOnlySpan<byte> payload)
    {
        AnthropicJson.Read(payload, Current);
        return Current.Event == AnthropicEvent.Message;
    }
}
