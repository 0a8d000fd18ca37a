using System.IO.Compression;
using ChatStudio.Core.Providers;
using ChatStudio.Tests.Support;
using static ChatStudio.Core.Generation.RunState;

namespace ChatStudio.Tests.Providers.FaultMatrix;

/// <summary>
/// What a hostile server sends to fill this machine's memory or to keep it busy, and the words it is stopped with. It waits
/// until the run has shown what came before, which must be kept.
/// </summary>
public static class Caps
{
    /// <summary>More than the cap in pieces that each fit into a line.</summary>
    private const int Piece = 900_000;

    public static IReadOnlyList<(Fault Fault, string Words)> All { get; } =
    [
        (Late("line", dialect => [dialect.Delta(new string('x', 1 << 20))]), "a line longer than 1 MiB"),
        (Late("depth", dialect => [dialect.Frame($$"""{"a":{{new string('[', 70)}}{{new string(']', 70)}}}""") + dialect.Delta("!")]), "a frame nested deeper than 64 levels"),
        (Late("pace", dialect => Enumerable.Repeat(string.Concat(Enumerable.Repeat(dialect.Frame("{}"), 10_000)), 61)), "more than 20,000 events a second"),
        (new("compressed", (dialect, _) => Compressed(ProviderReply.Bytes(dialect.ContentType)), Failed, ProviderErrorKind.Protocol), "a compressed answer (gzip), which was not asked for"),
        (new("white space", (_, _) => Pieces(ProviderReply.Bytes("text/event-stream"), Enumerable.Repeat(new string(' ', 64 * 1024), 17)), Failed, ProviderErrorKind.Protocol), "more than 1 MiB of white space before an answer"),
        (new("one piece", (_, _) => Pieces(ProviderReply.Bytes("application/json"), ["[\n", .. Enumerable.Repeat(new string('1', 512 * 1024) + ",\n", 17)]), Failed, ProviderErrorKind.Protocol), "an answer larger than 8 MiB in one piece"),
        (Late("event", dialect => Enumerable.Repeat($"data: {new string('x', Piece)}\n", 10)), "an event larger than 8 MiB"),
    ];

    // A line is an event there, and nothing else is a whole answer.
    public static bool Exists(FaultDialect dialect, string cap) => dialect is not OllamaFaults || cap is not ("event" or "one piece");

    /// <summary>An answer without end, in text, reasoning and arguments, none of which is too long alone.</summary>
    public static IEnumerable<string> EndlessAnswer(FaultDialect dialect)
        => ((Func<string, string>[])[dialect.Delta, dialect.Reasoning, dialect.Arguments, dialect.Delta, dialect.Reasoning]).Select(write => write(new string('x', Piece)));

    /// <summary>A body of ten megabytes in ten kilobytes.</summary>
    public static ProviderReply Compressed(ProviderReply reply)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(new byte[10_000_000]);
        }

        return reply.Header("Content-Encoding", "gzip").Raw(packed.ToArray());
    }

    public static ProviderReply Pieces(ProviderReply reply, IEnumerable<string> pieces) => pieces.Aggregate(reply, (sent, piece) => sent.Raw(piece));

    private static Fault Late(string name, Func<FaultDialect, IEnumerable<string>> pieces)
        => new(name, (dialect, shown) => Pieces(dialect.Begun("Half an", " answer").Wait(shown), pieces(dialect)), Interrupted, ProviderErrorKind.Protocol) { Kept = Fault.Sent };
}
