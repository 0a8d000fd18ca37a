using System.Runtime.CompilerServices;

namespace ChatStudio.Core.Wire;

/// <summary>
/// The body of an answer on its way into the SSE parser, or into <see cref="NdjsonReader"/>. It stamps each read, ends the stream with a blank line (the SSE
/// rules drop a last event without one, and servers do forget it), stops at an <c>error:</c> field, and holds the caps.
/// </summary>
/// <param name="body">Not disposed here; it belongs to the HTTP response.</param>
/// <param name="bytesArrived">Told the timestamp of every read that brought bytes, comments and pings included.</param>
public sealed class SseByteStream(Stream body, TimeProvider time, Action<long>? bytesArrived = null) : Stream
{
    // Whitespace and the three bytes of a byte order mark, which may arrive one by one.
    private static ReadOnlySpan<byte> Insignificant => [(byte)' ', (byte)'\t', (byte)'\r', (byte)'\n', 0xEF, 0xBB, 0xBF];

    private readonly LineScanner _lines = new();
    private LinePace _pace = new(time);
    private ReadOnlyMemory<byte> _ahead;
    private int _terminator = -1;

    /// <summary><see cref="TimeProvider.GetTimestamp"/> of the last read that brought bytes.</summary>
    public long ArrivedAt { get; private set; } = time.GetTimestamp();

    /// <summary>
    /// True once the body is over. An event parsed from then on was not ended by the server but by the blank line added here.
    /// </summary>
    public bool AtEnd => _terminator >= 0;

    /// <summary>The value of an <c>error:</c> field, which ends the stream; null when there is none.</summary>
    public string? ErrorFieldValue => _lines.ErrorFieldValue;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <summary>
    /// Looks at the first byte that is neither whitespace nor part of a byte order mark, without taking it: <c>{</c> or
    /// <c>[</c> is JSON where a stream was asked for, <c>&lt;</c> a web page. Null at the end of the body.
    /// </summary>
    /// <exception cref="WireFormatException">Nothing but white space comes, <see cref="WireLimits.Line"/> and more.</exception>
    public async ValueTask<byte?> PeekAsync(CancellationToken cancellationToken)
    {
        // The blank lines DeepSeek sends while a request waits in its queue are skipped here as well, up to 30 minutes of them.
        var buffer = new byte[4096];
        for (var skipped = 0; _ahead.IsEmpty;)
        {
            var count = await ReadBodyAsync(buffer, cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                return null;
            }

            if ((skipped += count) > WireLimits.Line)
            {
                throw WireFormatException.OverCap("more than 1 MiB of white space before an answer");
            }

            _ahead = buffer.AsMemory(0, count).TrimStart(Insignificant);
        }

        return _ahead.Span[0];
    }

    /// <summary>Reads the whole body, for answers that are no stream.</summary>
    /// <exception cref="WireFormatException">It is larger than <see cref="WireLimits.Event"/>.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadToEndAsync(CancellationToken cancellationToken)
    {
        using var all = new MemoryStream();
        all.Write(_ahead.Span);
        var buffer = new byte[16 * 1024];
        for (int count; (count = await ReadBodyAsync(buffer, cancellationToken).ConfigureAwait(false)) > 0;)
        {
            all.Write(buffer, 0, count);
            if (all.Length > WireLimits.Event)
            {
                throw WireFormatException.OverCap("an answer larger than 8 MiB in one piece");
            }
        }

        return all.ToArray();
    }

    public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
    {
        if (AtEnd)
        {
            return new(Terminate(buffer.Span));
        }

        if (!_ahead.IsEmpty)
        {
            return new(Pass(buffer.Span, TakeAhead(buffer.Span)));
        }

        // What the socket already holds costs no asynchronous step of ours.
        var reading = body.ReadAsync(buffer, cancellationToken);
        return reading.IsCompletedSuccessfully ? new(Arrive(buffer.Span, reading.Result)) : ArriveAsync(reading, buffer);
    }

    public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken)
        => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) => throw new NotSupportedException("Read asynchronously.");

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    private async ValueTask<int> ArriveAsync(ValueTask<int> reading, Memory<byte> buffer)
    {
        var count = await reading.ConfigureAwait(false);
        return Arrive(buffer.Span, count);
    }

    private int Arrive(Span<byte> buffer, int count)
    {
        Stamp(count);
        return Pass(buffer, count);
    }

    private int Pass(Span<byte> buffer, int count)
    {
        if (count == 0)
        {
            _lines.End();
            _terminator = 0;
            return Terminate(buffer);
        }

        var lines = _lines.Lines;
        var passed = _lines.Scan(buffer[..count]);
        _pace.Take((int)(_lines.Lines - lines), ArrivedAt);
        if (_lines.ErrorFieldValue is not null)
        {
            _terminator = 0;
        }

        return passed;
    }

    /// <summary>The blank line behind the body.</summary>
    private int Terminate(Span<byte> buffer)
    {
        var rest = Math.Min(2 - _terminator, buffer.Length);
        buffer[..rest].Fill((byte)'\n');
        _terminator += rest;
        return rest;
    }

    private int TakeAhead(Span<byte> buffer)
    {
        var count = Math.Min(_ahead.Length, buffer.Length);
        _ahead.Span[..count].CopyTo(buffer);
        _ahead = _ahead[count..];
        return count;
    }

    private async ValueTask<int> ReadBodyAsync(Memory<byte> buffer, CancellationToken cancellationToken)
    {
        var count = await body.ReadAsync(buffer, cancellationToken).ConfigureAwait(false);
        Stamp(count);
        return count;
    }

    private void Stamp(int count)
    {
        if (count > 0)
        {
            ArrivedAt = time.GetTimestamp();
            bytesArrived?.Invoke(ArrivedAt);
        }
    }
}
