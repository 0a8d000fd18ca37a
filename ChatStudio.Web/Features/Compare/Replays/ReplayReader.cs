using ChatStudio.Core.Generation;
using ChatStudio.Web.Answers;

namespace ChatStudio.Web.Features.Compare.Replays;

/// <summary>What of a run had arrived by a moment, read from its log by the stamps of its frames. Used on the renderer only.</summary>
public sealed class ReplayReader(Run run, TimeProvider time)
{
    private readonly RunEntry[] _buffer = new RunEntry[256];
    private double _until = -1;
    private long? _start;

    public AnswerReader Answer { get; private set; } = new();

    /// <summary>Reads on, or from the beginning again where the moment lies before the last one.</summary>
    /// <param name="until">Seconds since the run's start.</param>
    public void ReadUntil(double until)
    {
        if (until < _until)
        {
            Answer = new();
        }

        _until = until;
        while (run.Log.Read(Answer.Position, _buffer) is var read and > 0)
        {
            _start ??= _buffer[0].Timestamp;
            var arrived = 0;
            while (arrived < read && time.GetElapsedTime(_start.Value, _buffer[arrived].Timestamp).TotalSeconds <= until)
            {
                arrived++;
            }

            Answer.Apply(_buffer.AsSpan(0, arrived));
            if (arrived < read)
            {
                return;
            }
        }
    }
}
