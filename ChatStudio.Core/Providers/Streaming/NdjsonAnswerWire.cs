using System.Runtime.CompilerServices;
using ChatStudio.Core.Wire;

namespace ChatStudio.Core.Providers.Streaming;

/// <summary>An answer as one JSON object a line. A whole answer and an error are a single line of the same kind.</summary>
/// <param name="body">Stays the caller's.</param>
internal abstract class NdjsonAnswerWire<TFrame>(Stream body, TimeProvider time, Action<long>? bytesArrived, CancellationToken cancellationToken)
    : AnswerWire<TFrame>(body, time, bytesArrived, cancellationToken)
    where TFrame : AnswerFrame, new()
{
    private NdjsonReader? _lines;

    public override ValueTask DisposeAsync() => ValueTask.CompletedTask;

    protected override bool Open(byte? first)
    {
        _lines = new(Bytes);
        return true;
    }

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    protected override async ValueTask<FrameKind> NextAsync()
        => await _lines!.ReadAsync(CancellationToken).ConfigureAwait(false) ? ReadPayload("", _lines.Line) : FrameKind.End;

    protected override bool ReadWhole(ReadOnlySpan<byte> payload) => false;
}
