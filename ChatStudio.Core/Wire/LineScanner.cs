using System.Text;

namespace ChatStudio.Core.Wire;

/// <summary>
/// Follows the lines of an event stream as its bytes pass by, for what a conforming parser does not tell: lines and events
/// beyond <see cref="WireLimits"/>, and failures told in a field that the SSE rules ignore (llama-box, old llama.cpp):
/// <code>error: {"error":{"message":"failed to decode"}}</code>
/// Lines end in LF, CRLF or CR and may be cut anywhere between two reads.
/// </summary>
internal sealed class LineScanner
{
    private static ReadOnlySpan<byte> ErrorField => "error:"u8;

    private readonly List<byte> _errorText = [];
    private int _lineLength;
    private int _eventLength;
    private int _errorMatch;
    private bool _isData;
    private bool _afterCarriageReturn;

    /// <summary>The value of a finished <c>error:</c> line; null as long as there was none.</summary>
    public string? ErrorFieldValue { get; private set; }

    /// <summary>How many lines have ended, blank ones and comments included.</summary>
    public long Lines { get; private set; }

    /// <summary>Reads on; returns how many bytes passed, fewer than given when an <c>error:</c> line ended there.</summary>
    public int Scan(ReadOnlySpan<byte> bytes)
    {
        var position = 0;
        while (position < bytes.Length)
        {
            var rest = bytes[position..];
            if (_afterCarriageReturn)
            {
                _afterCarriageReturn = false;
                if (rest[0] == '\n')
                {
                    position++;
                    continue;
                }
            }

            var end = rest.IndexOfAny((byte)'\n', (byte)'\r');
            Take(end < 0 ? rest : rest[..end]);
            if (end < 0)
            {
                break;
            }

            position += end + 1;
            _afterCarriageReturn = rest[end] == '\r';
            EndLine();
            if (ErrorFieldValue is not null)
            {
                return position;
            }
        }

        return bytes.Length;
    }

    /// <summary>The stream is over; an unterminated last line counts.</summary>
    public void End() => EndLine();

    private void Take(ReadOnlySpan<byte> piece)
    {
        if (piece.IsEmpty)
        {
            return;
        }

        if (_lineLength == 0)
        {
            _isData = piece[0] == 'd';
        }

        _lineLength += piece.Length;
        if (_lineLength > WireLimits.Line)
        {
            throw WireFormatException.OverCap("a line longer than 1 MiB");
        }

        if (_errorMatch < 0)
        {
            return;
        }

        while (_errorMatch < ErrorField.Length && !piece.IsEmpty)
        {
            if (piece[0] != ErrorField[_errorMatch])
            {
                _errorMatch = -1;
                return;
            }

            _errorMatch++;
            piece = piece[1..];
        }

        _errorText.AddRange(piece);
    }

    private void EndLine()
    {
        Lines++;
        if (_errorMatch == ErrorField.Length)
        {
            ErrorFieldValue = Encoding.UTF8.GetString([.. _errorText]).Trim();
            return;
        }

        // Comments may go on for hours between two events and cost nothing; only data is collected by the parser.
        _eventLength = _lineLength == 0 ? 0 : _isData ? _eventLength + _lineLength : _eventLength;
        if (_eventLength > WireLimits.Event)
        {
            throw WireFormatException.OverCap("an event larger than 8 MiB");
        }

        _lineLength = 0;
        _errorMatch = 0;
    }
}
