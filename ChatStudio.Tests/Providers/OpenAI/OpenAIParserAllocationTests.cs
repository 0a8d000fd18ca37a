using System.Text;
using ChatStudio.Core.Providers.OpenAI;
using ChatStudio.Tests.Support;

namespace ChatStudio.Tests.Providers.OpenAI;

/// <summary>What a chunk costs in bytes. Allocations are exact where times are noisy, so this is the guard that runs with every build.</summary>
[Collection(TimingSuite.Name)]
public sealed class OpenAIParserAllocationTests(ITestOutputHelper output)
{
    private const int Chunks = 10_000;
    private const double AllowedBytes = 64;

    [Fact]
    public async Task Chunk_costs_the_parser_at_most_64_bytes()
    {
        var body = Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(ProviderReply.TextEvent(" token"), Chunks)) + ProviderReply.EndEvents());
        await ReadAsync(body);

        // All of it is read from memory on this thread, so the thread's own counter sees everything.
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = ReadAsync(body);
        var perChunk = (GC.GetAllocatedBytesForCurrentThread() - before) / (double)Chunks;

        Assert.True(reading.IsCompletedSuccessfully);
        Assert.Equal(Chunks * " token".Length, await reading);
        output.WriteLine($"{perChunk:0.0} bytes a chunk");
        Assert.True(perChunk <= AllowedBytes, $"{perChunk:0.0} bytes a chunk");
    }

    private static async Task<int> ReadAsync(byte[] body)
    {
        await using var wire = new OpenAIChatWire(new MemoryStream(body), TimeProvider.System, null, CancellationToken.None);
        var characters = 0;
        while (await wire.ReadAsync())
        {
            characters += wire.Current.Choice?.Content?.Length ?? 0;
        }

        return characters;
    }
}
