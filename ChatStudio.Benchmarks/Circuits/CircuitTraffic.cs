namespace ChatStudio.Benchmarks.Circuits;

/// <summary>What the server has sent over a circuit.</summary>
/// <param name="Batches">Render batches.</param>
/// <param name="BatchBytes">In them.</param>
/// <param name="PayloadBytes">In all messages, calls into the page included, before compression.</param>
/// <param name="WireBytes">In all frames of the WebSocket, after compression.</param>
internal readonly record struct CircuitTraffic(long Batches, long BatchBytes, long PayloadBytes, long WireBytes)
{
    public static CircuitTraffic operator -(CircuitTraffic one, CircuitTraffic other)
        => new(one.Batches - other.Batches, one.BatchBytes - other.BatchBytes, one.PayloadBytes - other.PayloadBytes, one.WireBytes - other.WireBytes);

    public static CircuitTraffic operator +(CircuitTraffic one, CircuitTraffic other)
        => new(one.Batches + other.Batches, one.BatchBytes + other.BatchBytes, one.PayloadBytes + other.PayloadBytes, one.WireBytes + other.WireBytes);
}
