using System.Buffers;

namespace ChatStudio.Core.Providers.Simulated.Dialects;

/// <summary>The last stage of a stream: events of the script → bytes. Made for one answer; it may remember what it has written.</summary>
internal interface ISimulatedEventWriter
{
    /// <summary>Writes nothing when the dialect has no word for the event.</summary>
    void Write(in SimulatedStep step, IBufferWriter<byte> output);
}
