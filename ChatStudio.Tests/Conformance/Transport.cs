using System.Text;

namespace ChatStudio.Tests.Conformance;

/// <summary>Ways in which the same event stream can arrive. None of them may change what is read.</summary>
public enum Transport
{
    Whole,
    ByteByByte,
    RandomCuts,
    CarriageReturnLineFeed,
    CarriageReturn,
    ByteOrderMark,
    Comments,
}

public static class TransportExtensions
{
    /// <summary>Bytes sent one at a time; the rest of a longer body goes before them in one piece, to keep the run short.</summary>
    private const int SingleBytes = 6000;

    /// <param name="isNdjson">Lines of JSON know no comments; there, blank lines keep the connection alive.</param>
    public static IEnumerable<ReadOnlyMemory<byte>> Send(this Transport transport, byte[] body, int seed, bool isNdjson = false)
    {
        var random = new Random(seed);
        return transport switch
        {
            Transport.ByteByByte => Cut(body, position => position < body.Length - SingleBytes ? body.Length - SingleBytes : 1),
            Transport.RandomCuts => Cut(body, _ => random.Next(1, 700)),
            Transport.CarriageReturnLineFeed => Cut(Lines(body, "\r\n"), _ => random.Next(1, 4000)),
            Transport.CarriageReturn => Cut(Lines(body, "\r"), _ => random.Next(1, 4000)),
            Transport.ByteOrderMark => Cut([0xEF, 0xBB, 0xBF, .. body], position => position < 3 ? 1 : 5000),
            Transport.Comments when isNdjson => Cut(Lines(body, "\n\n\r\n"), _ => 3000),
            Transport.Comments => Cut(Encoding.UTF8.GetBytes(": first\n" + Unix(body).Replace("\n\n", "\n\n: ping\n\n:\n", StringComparison.Ordinal)), _ => 3000),
            _ => [body],
        };
    }

    private static byte[] Lines(byte[] body, string lineEnd) => Encoding.UTF8.GetBytes(Unix(body).Replace("\n", lineEnd, StringComparison.Ordinal));

    private static string Unix(byte[] body) => Encoding.UTF8.GetString(body).Replace("\r\n", "\n", StringComparison.Ordinal);

    private static IEnumerable<ReadOnlyMemory<byte>> Cut(byte[] body, Func<int, int> length)
    {
        for (var position = 0; position < body.Length;)
        {
            var count = Math.Min(length(position), body.Length - position);
            yield return body.AsMemory(position, count);
            position += count;
        }
    }
}
