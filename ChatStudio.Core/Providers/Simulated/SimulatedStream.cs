using System.Buffers;
using ChatStudio.Core.Providers.Simulated.Dialects;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>
/// The body of a simulated answer. It is pulled: a read waits for the next deadline and takes what is due by then, so there
/// is no task behind it, nothing is produced that nobody reads, and disposing it is the end of the generation.
/// </summary>
internal sealed class SimulatedStream(SimulatedPlan plan, ISimulatedEventWriter writer, TimeProvider time) : Stream
{
    // Enough for some 50 events; a reader that was away gets the rest with its next reads.
    private const int BufferTarget = 16 * 1024;

    private readonly long _start = time.GetTimestamp();
    private readonly ArrayBufferWriter<byte> _buffer = new(BufferTarget + 1024);
    private readonly CancellationTokenSource _disposed = new();
    private int _next;
    private int _read;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position { get => throw new NotSupportedException(); set => throw new NotSupportedException(); }

    /// <exception cref="ObjectDisposedException">The stream was disposed before or during the read.</exception>
    public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        ObjectDisposedException.ThrowIf(_disposed.IsCancellationRequested, this);
        cancellationToken.ThrowIfCancellationRequested();
        if (buffer.Length == 0)
        {
            return 0;
        }

        // Not every event is something to say in every dialect.
        while (_read == _buffer.WrittenCount)
        {
            if (_next == plan.Steps.Count)
            {
                return 0;
            }

            await WaitForNextAsync(cancellationToken).ConfigureAwait(false);
            Fill();
        }

        var count = Math.Min(buffer.Length, _buffer.WrittenCount - _read);
        _buffer.WrittenMemory.Slice(_read, count).CopyTo(buffer);
        _read += count;
        return count;
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read this stream asynchronously: it paces by time.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        // Not disposed itself: a read that is pending in another thread still holds its token.
        _disposed.Cancel();
        base.Dispose(disposing);
    }

    private async Task WaitForNextAsync(CancellationToken cancellationToken)
    {
        var due = plan.Steps[_next].Due;
        while (due - time.GetElapsedTime(_start) is var wait && wait > TimeSpan.Zero)
        {
            using var both = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _disposed.Token);
            try
            {
                // Timers count whole milliseconds and round down; half a millisecond would spin.
                await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(wait.TotalMilliseconds)), time, both.Token).ConfigureAwait(false);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw new ObjectDisposedException(nameof(SimulatedStream));
            }
        }
    }

    private void Fill()
    {
        _buffer.ResetWrittenCount();
        _read = 0;
        var elapsed = time.GetElapsedTime(_start);
        do
        {
            writer.Write(plan.Steps[_next++], _buffer);
        }
        while (_next < plan.Steps.Count && plan.Steps[_next].Due <= elapsed && _buffer.WrittenCount < BufferTarget);
    }
}
