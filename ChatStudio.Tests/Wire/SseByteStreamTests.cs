using System.Text;
using ChatStudio.Core.Wire;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Wire;

public sealed class SseByteStreamTests
{
    [Fact]
    public async Task End_of_body_is_followed_by_a_blank_line_so_that_the_last_event_counts()
        => Assert.Equal("data: x\n\n", (await ReadAsync(Bytes("data: x"))).Text);

    [Theory]
    [InlineData("error: {\"error\":\"broken\"}\n")]
    [InlineData("error: {\"error\":\"broken\"}\r\n")]
    [InlineData("error: {\"error\":\"broken\"}")]
    public async Task Error_field_is_seen_however_it_is_cut(string line)
    {
        var all = Encoding.UTF8.GetBytes("data: a\n\n" + line);
        for (var cut = 1; cut < all.Length; cut++)
        {
            var stream = new SseByteStream(new PiecewiseStream([all.AsMemory(0, cut), all.AsMemory(cut)]), TimeProvider.System);
            Assert.StartsWith("data: a\n\n", await DrainAsync(stream), StringComparison.Ordinal);
            Assert.Equal("{\"error\":\"broken\"}", stream.ErrorFieldValue);
        }
    }

    [Theory]
    [InlineData("event: error\ndata: {}\n\n")]
    [InlineData("data: error: no field\n\n")]
    [InlineData(": error: a comment\n\n")]
    [InlineData("errors: another field\n\n")]
    public async Task Other_lines_with_the_word_are_no_error_field(string text)
        => Assert.Null((await ReadAsync(Bytes(text))).Stream.ErrorFieldValue);

    [Fact]
    public async Task Line_beyond_its_limit_ends_with_a_named_error_and_not_with_memory()
    {
        var e = await Assert.ThrowsAsync<WireFormatException>(() => ReadAsync(Endless("x")));
        Assert.Contains("1 MiB", e.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("\n")]
    [InlineData("\r\n")]
    public async Task Event_of_endless_lines_ends_with_a_named_error(string lineEnd)
    {
        var e = await Assert.ThrowsAsync<WireFormatException>(() => ReadAsync(Endless("data: " + new string('x', 1000) + lineEnd)));
        Assert.Contains("8 MiB", e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Comments_may_go_on_without_end()
    {
        var (_, stream) = await ReadAsync(Enumerable.Repeat<ReadOnlyMemory<byte>>(Encoding.UTF8.GetBytes(": ping " + new string('x', 100_000) + "\n"), 100));
        Assert.True(stream.AtEnd);
    }

    [Fact]
    public async Task Every_read_is_told_with_its_time()
    {
        var times = new List<long>();
        var stream = new SseByteStream(new PiecewiseStream([.. Bytes(": ping\n\n"), .. Bytes("data: x\n\n")]), TimeProvider.System, times.Add);
        await DrainAsync(stream);
        Assert.Equal(2, times.Count);
        Assert.Equal(times[^1], stream.ArrivedAt);
    }

    [Fact]
    public async Task First_byte_is_seen_behind_blank_lines_and_a_byte_order_mark()
    {
        byte[] mark = [0xEF, 0xBB, 0xBF];
        var stream = new SseByteStream(new PiecewiseStream([mark.AsMemory(0, 1), mark.AsMemory(1), .. Bytes("\r\n \n"), .. Bytes("{\"a\":1}")]), TimeProvider.System);
        Assert.Equal((byte)'{', await stream.PeekAsync(TestContext.Current.CancellationToken));
        Assert.Equal("{\"a\":1}", Encoding.UTF8.GetString((await stream.ReadToEndAsync(TestContext.Current.CancellationToken)).Span));
    }

    private static IEnumerable<ReadOnlyMemory<byte>> Bytes(string text) => [Encoding.UTF8.GetBytes(text)];

    private static IEnumerable<ReadOnlyMemory<byte>> Endless(string text)
    {
        var piece = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(text, Math.Max(1, 16_000 / text.Length))));
        while (true)
        {
            yield return piece;
        }
    }

    private static async Task<(string Text, SseByteStream Stream)> ReadAsync(IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        var stream = new SseByteStream(new PiecewiseStream(pieces), TimeProvider.System);
        return (await DrainAsync(stream), stream);
    }

    private static async Task<string> DrainAsync(SseByteStream stream)
    {
        var text = new StringBuilder();
        var buffer = new byte[8192];
        for (int count; (count = await stream.ReadAsync(buffer, TestContext.Current.CancellationToken)) > 0;)
        {
            text.Append(Encoding.UTF8.GetString(buffer, 0, count));
        }

        return text.ToString();
    }
}
