using System.Buffers.Binary;
using System.IO.Compression;

namespace ChatStudio.Core.Providers.Health.Probes;

/// <summary>A red square as PNG, 64 pixels wide: smaller ones are refused by some servers. Format: W3C PNG, sections 5 and 11.</summary>
internal static class TestImage
{
    private const int Side = 64;

    public static ReadOnlyMemory<byte> Red()
    {
        using var png = new MemoryStream();
        png.Write([0x89, .. "PNG\r\n"u8, 0x1A, (byte)'\n']);

        // Width, height, 8 bits, colour type 2 (RGB), the only compression and filter method, not interlaced.
        Write(png, "IHDR"u8, [0, 0, 0, Side, 0, 0, 0, Side, 8, 2, 0, 0, 0]);
        Write(png, "IDAT"u8, Pixels());
        Write(png, "IEND"u8, []);
        return png.ToArray();
    }

    // Each row begins with its filter, 0 for none.
    private static byte[] Pixels()
    {
        byte[] row = [0, .. Enumerable.Repeat<byte[]>([220, 20, 20], Side).SelectMany(pixel => pixel)];
        using var packed = new MemoryStream();
        using (var zlib = new ZLibStream(packed, CompressionLevel.SmallestSize, leaveOpen: true))
        {
            for (var y = 0; y < Side; y++)
            {
                zlib.Write(row);
            }
        }

        return packed.ToArray();
    }

    // Length, type, data, checksum of type and data.
    private static void Write(MemoryStream png, ReadOnlySpan<byte> type, ReadOnlySpan<byte> data)
    {
        Span<byte> number = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(number, data.Length);
        png.Write(number);
        byte[] content = [.. type, .. data];
        png.Write(content);
        BinaryPrimitives.WriteUInt32BigEndian(number, Checksum(content));
        png.Write(number);
    }

    // CRC-32 of ISO 3309, which the framework does not offer without a package.
    private static uint Checksum(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        foreach (var b in data)
        {
            crc ^= b;
            for (var bit = 0; bit < 8; bit++)
            {
                crc = (crc & 1) == 1 ? (crc >> 1) ^ 0xEDB88320 : crc >> 1;
            }
        }

        return ~crc;
    }
}
