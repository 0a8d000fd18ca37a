using System.Runtime.CompilerServices;

namespace ChatStudio.Core.Wire;

/// <summary>
/// Lines of a body of newline-delimited JSON, one object each, cut by the network anywhere. The caps, the stamps and the end of
/// an unterminated last line are those of the <see cref="SseByteStream"/> it reads from. That a line ended proves nothing about
/// the answer: the last one of a cut body is half an object.
/// </summary>
/// <param name="bytes">Stays the caller's.</param>
public sealed class NdjsonReader(SseByteStream bytes)
{
    private byte[] _buffer = new byte[4096];
    private int _lineStart;
    private int _lineLength;
    private int _next;
    private int _searched;
    private int _end;

    /// <summary>The line read last, without its end; valid until the next read.</summary>
    public ReadOnlySpan<byte> Line => _buffer.AsSpan(_lineStart, _lineLength);

    /// <summary>Reads the next line that is not empty; false at the end of the body.</summary>
    /// <exception cref="WireFormatException">A line is longer than <see cref="WireLimits.Line"/>.</exception>
    [AsyncMethodBuilder(typeof(PoolingAsyncValueTaskMethodBuilder<>))]
    public async ValueTask<bool> ReadAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            while (TakeLine())
            {
                if (_lineLength > 0)
                {
                    return true;
                }
            }

            MakeRoom();
            var count = await bytes.ReadAsync(_buffer.AsMemory(_end), cancellationToken).ConfigureAwait(false);
            if (count == 0)
            {
                // Nothing is left behind: the byte stream ends every body with a line end.
                return false;
            }

            _end += count;
        }
    }

    // Lines end in LF, CRLF or CR; inside JSON both bytes are escaped.
    private bool TakeLine()
    {
        var length = _buffer.AsSpan(_searched, _end - _searched).IndexOfAny((byte)'\n', (byte)'\r');
        if (length < 0)
        {
            _searched = _end;
            return false;
        }

        _lineStart = _next;
        _lineLength = _searched + length - _next;
        _next = _searched = _searched + length + 1;
        return true;
    }

    private void MakeRoom()
    {
        if (_next > 0)
        {
            _buffer.AsSpan(_next, _end - _next).CopyTo(_buffer);
            (_searched, _end, _next) = (_searched - _next, _end - _next, 0);
        }

        if (_end == _buffer.Length)
        {
            // Ends at the cap on lines, which the byte stream holds.
            Array.Resize(ref _buffer, _buffer.Length * 2);
        }
    }
}
