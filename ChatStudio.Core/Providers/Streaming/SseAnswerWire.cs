using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;

namespace ChatStudio.Core.Providers.Streaming;

/// <summary>An answer as server-sent events.</summary>
/// <param name="body">Stays the caller's.</param>
internal abstract class SseAnswerWire<TFrame>(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
    : AnswerWire<TFrame>(body, time, bytesArrived, cancellationToken)
    where TFrame : AnswerFrame, new()
{
    private IAsyncEnumerator<SseItem<FrameKind>>? _events;

    public override ValueTask DisposeAsync() => _events?.DisposeAsync() ?? ValueTask.CompletedTask;

    protected override bool Open(byte? first)
    {
        if (first is (byte)'{' or (byte)'[')
        {
            return false;
        }

        _events = SseParser.Create(Bytes, ReadPayload).EnumerateAsync(CancellationToken).GetAsyncEnumerator(CancellationToken);
        return true;
    }

    protected override ValueTask<FrameKind> NextAsync()
    {
        var moving = _events!.MoveNextAsync();
        return moving.IsCompletedSuccessfully ? new(KindOf(moving.Result)) : ArriveAsync(moving);
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<FrameKind> ArriveAsync(ValueTask<bool> moving) => KindOf(await moving.ConfigureAwait(false));

    private FrameKind KindOf(bool moved) => moved ? _events!.Current.Data : FrameKind.End;
}
