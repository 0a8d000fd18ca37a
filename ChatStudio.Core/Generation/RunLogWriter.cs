using System.Text;

namespace ChatStudio.Core.Generation;

/// <summary>Turns a growing log into slices, each from where the one before ended. Not thread-safe.</summary>
/// <param name="position">Sequence number of the first entry to take.</param>
internal sealed class RunLogWriter(Run run, long position = 0)
{
    private readonly RunEntry[] _buffer = new RunEntry[256];
    private readonly TimeProvider _time = run.Time;
    private long _before = run.StartTimestamp;

    /// <summary>Sequence number of the next entry to take.</summary>
    public long Position { get; private set; } = position;

    /// <summary>The first entries of a log, all of them stamped with the run's start.</summary>
    public static RunLogSlice Write(IReadOnlyList<RunEvent> events)
    {
        var (text, reasoning, marks) = (new StringBuilder(), new StringBuilder(), new List<byte>());
        foreach (var happened in events)
        {
            Add(happened, 0, text, reasoning, marks);
        }

        return new(0, events.Count, text.ToString(), reasoning.ToString(), [.. marks]);
    }

    /// <summary>All that came since the last call; null when nothing did.</summary>
    public RunLogSlice? Next()
    {
        var first = Position;
        var text = new StringBuilder();
        var reasoning = new StringBuilder();
        var marks = new List<byte>();
        while (run.Log.Read(Position, _buffer) is var count and > 0)
        {
            foreach (var entry in _buffer.AsSpan(0, count))
            {
                Add(entry, text, reasoning, marks);
            }

            Position += count;
        }

        return Position == first ? null : new(first, (int)(Position - first), text.ToString(), reasoning.ToString(), [.. marks]);
    }

    private void Add(RunEntry entry, StringBuilder text, StringBuilder reasoning, List<byte> marks)
    {
        var passed = entry.Timestamp >= _before ? _time.GetElapsedTime(_before, entry.Timestamp) : -_time.GetElapsedTime(entry.Timestamp, _before);

        // What is lost to rounding here must not add up over thousands of entries.
        _before += (long)((Int128)passed.Ticks * _time.TimestampFrequency / TimeSpan.TicksPerSecond);
        Add(entry.Event, (ulong)((passed.Ticks << 1) ^ (passed.Ticks >> 63)), text, reasoning, marks);
    }

    private static void Add(RunEvent happened, ulong since, StringBuilder text, StringBuilder reasoning, List<byte> marks)
    {
        switch (happened)
        {
            case RunEvent.TextDelta piece:
                text.Append(piece.Text);
                Mark(RunLogFormat.Text, since, (ulong)piece.Text.Length, marks);
                break;
            case RunEvent.ReasoningDelta piece:
                reasoning.Append(piece.Text);
                Mark(RunLogFormat.Reasoning, since, (ulong)piece.Text.Length, marks);
                break;
            default:
                var (kind, payload) = RunLogFormat.Write(happened);
                Mark(kind, since, (ulong)payload.Length, marks);
                marks.AddRange(payload);
                break;
        }
    }

    private static void Mark(byte kind, ulong since, ulong length, List<byte> marks)
    {
        marks.Add(kind);
        Number(since, marks);
        Number(length, marks);
    }

    private static void Number(ulong value, List<byte> marks)
    {
        for (; value >= 0x80; value >>= 7)
        {
            marks.Add((byte)(value | 0x80));
        }

        marks.Add((byte)value);
    }
}
