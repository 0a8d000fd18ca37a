using System.Text;
using ChatStudio.Core.Wire;
using ChatStudio.Tests.Support;
using FsCheck;
using FsCheck.Xunit;

namespace ChatStudio.Tests.Wire;

public sealed class NdjsonReaderTests
{
    [Theory]
    [InlineData("{\"a\":1}\n{\"b\":2}\n")]
    [InlineData("{\"a\":1}\r\n{\"b\":2}\r\n")]
    [InlineData("{\"a\":1}\r{\"b\":2}\r")]
    [InlineData("\n\n{\"a\":1}\n\n\n{\"b\":2}")]
    public async Task Lines_are_told_apart_however_they_end(string body)
        => Assert.Equal(["{\"a\":1}", "{\"b\":2}"], await ReadAsync([Encoding.UTF8.GetBytes(body)]));

    [Fact]
    public async Task Last_line_without_its_end_counts()
        => Assert.Equal(["{\"a\":1}", "{\"b\""], await ReadAsync([Encoding.UTF8.GetBytes("{\"a\":1}\n{\"b\"")]));

    [Fact]
    public async Task Empty_body_has_no_line() => Assert.Empty(await ReadAsync([]));

    [Fact]
    public async Task Line_longer_than_the_first_buffer_arrives_whole()
    {
        var line = "{\"a\":\"" + new string('x', 100_000) + "\"}";
        Assert.Equal(["{}", line, "{}"], await ReadAsync([Encoding.UTF8.GetBytes("{}\n" + line[..50]), Encoding.UTF8.GetBytes(line[50..] + "\n{}")]));
    }

    [Fact]
    public async Task Line_beyond_its_limit_ends_with_a_named_error_and_not_with_memory()
    {
        var e = await Assert.ThrowsAsync<WireFormatException>(() => ReadAsync(Endless()));
        Assert.Contains("1 MiB", e.Message, StringComparison.Ordinal);

        static IEnumerable<ReadOnlyMemory<byte>> Endless()
        {
            while (true)
            {
                yield return Encoding.UTF8.GetBytes(new string('x', 16_000));
            }
        }
    }

    [Property(MaxTest = 300)]
    public bool Cuts_between_reads_change_nothing(NonNull<string>[] texts, int seed)
    {
        var lines = texts.Select(text => text.Get.Replace('\n', ' ').Replace('\r', ' ')).Where(line => line.Length > 0).ToArray();
        var body = Encoding.UTF8.GetBytes(string.Join('\n', lines));
        var random = new Random(seed);
        var pieces = new List<ReadOnlyMemory<byte>>();
        for (var position = 0; position < body.Length;)
        {
            var count = Math.Min(random.Next(1, 20), body.Length - position);
            pieces.Add(body.AsMemory(position, count));
            position += count;
        }

        return ReadAsync(pieces).GetAwaiter().GetResult().SequenceEqual(lines.Select(line => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(line))));
    }

    private static async Task<List<string>> ReadAsync(IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        var reader = new NdjsonReader(new SseByteStream(new PiecewiseStream(pieces), TimeProvider.System));
        var lines = new List<string>();
        while (await reader.ReadAsync(TestContext.Current.CancellationToken))
        {
            lines.Add(Encoding.UTF8.GetString(reader.Line));
        }

        return lines;
    }
}
