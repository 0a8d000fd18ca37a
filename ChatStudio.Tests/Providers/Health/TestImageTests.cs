using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;
using ChatStudio.Core.Providers.Health.Probes;

namespace ChatStudio.Tests.Providers.Health;

public sealed class TestImageTests
{
    [Fact]
    public void Image_is_a_red_square_in_a_well_formed_png()
    {
        var png = TestImage.Red().Span;

        Assert.Equal([0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A], png[..8].ToArray());
        var header = Chunk(png, 8, "IHDR", out var next);
        Assert.Equal((64, 64), (BinaryPrimitives.ReadInt32BigEndian(header), BinaryPrimitives.ReadInt32BigEndian(header.AsSpan(4))));
        var pixels = Inflate(Chunk(png, next, "IDAT", out next));
        Assert.Equal(64 * (1 + (64 * 3)), pixels.Length);
        Assert.Equal([0, 220, 20, 20, 220, 20, 20], pixels[..7]);

        // The checksum of this empty chunk stands in the specification.
        Chunk(png, next, "IEND", out var end);
        Assert.Equal([0xAE, 0x42, 0x60, 0x82], png[(end - 4)..end].ToArray());
        Assert.Equal(png.Length, end);
    }

    private static byte[] Chunk(ReadOnlySpan<byte> png, int at, string type, out int next)
    {
        var length = BinaryPrimitives.ReadInt32BigEndian(png[at..]);
        Assert.Equal(type, Encoding.ASCII.GetString(png.Slice(at + 4, 4)));
        next = at + 12 + length;
        return png.Slice(at + 8, length).ToArray();
    }

    private static byte[] Inflate(byte[] data)
    {
        using var zlib = new ZLibStream(new MemoryStream(data), CompressionMode.Decompress);
        using var all = new MemoryStream();
        zlib.CopyTo(all);
        return all.ToArray();
    }
}
