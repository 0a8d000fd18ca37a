using System.Text.Json;

namespace ChatStudio.Core.Generation;

/// <summary>Reads kept marks back to entries. Damaged marks end the reading: what could be read is told, text that was not placed comes last.</summary>
internal ref struct RunLogReader(RunRecord record, long frequency)
{
    private readonly ReadOnlySpan<byte> _marks = record.Marks;
    private int _at;
    private int _text;
    private int _reasoning;
    private long _timestamp;
    private long _sequence;

    /// <summary>The next entry, its timestamp counted from the run's start.</summary>
    public bool TryRead(out RunEntry entry)
    {
        while (TryReadMark(out var kind, out var length))
        {
            if (EventOf(kind, length) is { } happened)
            {
                entry = new(_sequence++, _timestamp, happened);
                return true;
            }
        }

        RunEvent? rest = _reasoning < record.Reasoning.Length ? new RunEvent.ReasoningDelta(Take(record.Reasoning, ref _reasoning, int.MaxValue))
            : _text < record.Text.Length ? new RunEvent.TextDelta(Take(record.Text, ref _text, int.MaxValue)) : null;
        entry = rest is null ? default : new(_sequence++, _timestamp, rest);
        return rest is not null;
    }

    private static string Take(string all, ref int at, int length)
    {
        var piece = all.Substring(at, Math.Min(length, all.Length - at));
        at += piece.Length;
        return piece;
    }

    private RunEvent? EventOf(byte kind, int length)
    {
        switch (kind)
        {
            case RunLogFormat.Text:
                return new RunEvent.TextDelta(Take(record.Text, ref _text, length));
            case RunLogFormat.Reasoning:
                return new RunEvent.ReasoningDelta(Take(record.Reasoning, ref _reasoning, length));
            default:
                var payload = _marks.Slice(_at, length);
                _at += length;
                try
                {
                    return RunLogFormat.Read(kind, payload);
                }
                catch (JsonException)
                {
                    _at = _marks.Length;
                    return null;
                }
        }
    }

    private bool TryReadMark(out byte kind, out int length)
    {
        kind = 0;
        length = 0;
        if (_at >= _marks.Length)
        {
            return false;
        }

        kind = _marks[_at++];
        var isWhole = TryReadNumber(out var since) & TryReadNumber(out var size);
        var room = kind switch
        {
            RunLogFormat.Text => record.Text.Length - _text,
            RunLogFormat.Reasoning => record.Reasoning.Length - _reasoning,
            _ => _marks.Length - _at,
        };
        if (!isWhole || size > (ulong)room)
        {
            _at = _marks.Length;
            return false;
        }

        var ticks = (long)(since >> 1) ^ -(long)(since & 1);

        // 128 bits: nanoseconds times 100 ns would overflow after a quarter of an hour.
        _timestamp += (long)((Int128)ticks * frequency / TimeSpan.TicksPerSecond);
        length = (int)size;
        return true;
    }

    private bool TryReadNumber(out ulong value)
    {
        value = 0;
        for (var shift = 0; _at < _marks.Length && shift < 64; shift += 7)
        {
            var part = _marks[_at++];
            value |= (ulong)(part & 0x7f) << shift;
            if (part < 0x80)
            {
                return true;
            }
        }

        return false;
    }
}
