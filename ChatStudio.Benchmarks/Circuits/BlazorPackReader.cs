using System.Buffers.Binary;
using System.Text;

namespace ChatStudio.Benchmarks.Circuits;

/// <summary>Reads the MessagePack of <c>blazorpack</c> messages: the types that the server sends.</summary>
internal ref struct BlazorPackReader(ReadOnlySpan<byte> bytes)
{
    private ReadOnlySpan<byte> _rest = bytes;

    public readonly bool IsEnd => _rest.IsEmpty;

    /// <summary>Cuts the next message off a frame of the WebSocket.</summary>
    public ReadOnlySpan<byte> ReadMessage()
    {
        var (length, shift) = (0, 0);
        byte part;
        do
        {
            part = Take(1)[0];
            length |= (part & 0x7f) << shift;
            shift += 7;
        }
        while ((part & 0x80) != 0);
        return Take(length);
    }

    public int ReadArrayHeader()
    {
        var code = Take(1)[0];
        return code switch
        {
            >= 0x90 and <= 0x9f => code & 0x0f,
            0xdc => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            _ => throw Unexpected(code, "an array"),
        };
    }

    public long ReadInteger()
    {
        var code = Take(1)[0];
        return code switch
        {
            <= 0x7f => code,
            >= 0xe0 => (sbyte)code,
            0xcc => Take(1)[0],
            0xcd => BinaryPrimitives.ReadUInt16BigEndian(Take(2)),
            0xce => BinaryPrimitives.ReadUInt32BigEndian(Take(4)),
            0xcf or 0xd3 => BinaryPrimitives.ReadInt64BigEndian(Take(8)),
            0xd0 => (sbyte)Take(1)[0],
            0xd1 => BinaryPrimitives.ReadInt16BigEndian(Take(2)),
            0xd2 => BinaryPrimitives.ReadInt32BigEndian(Take(4)),
            _ => throw Unexpected(code, "an integer"),
        };
    }

    /// <summary>Text or bytes; empty for nil.</summary>
    public ReadOnlySpan<byte> ReadBytes()
    {
        var code = Take(1)[0];
        return code switch
        {
            0xc0 => [],
            >= 0xa0 and <= 0xbf => Take(code & 0x1f),
            0xc4 or 0xd9 => Take(Take(1)[0]),
            0xc5 or 0xda => Take(BinaryPrimitives.ReadUInt16BigEndian(Take(2))),
            0xc6 or 0xdb => Take(BinaryPrimitives.ReadInt32BigEndian(Take(4))),
            _ => throw Unexpected(code, "text or bytes"),
        };
    }

    public string ReadString() => Encoding.UTF8.GetString(ReadBytes());

    /// <summary>Passes an empty map, as the headers of every message are.</summary>
    public void SkipHeaders()
    {
        if (Take(1)[0] is not 0x80 and var code)
        {
            throw Unexpected(code, "no headers");
        }
    }

    private ReadOnlySpan<byte> Take(int count)
    {
        var taken = _rest[..count];
        _rest = _rest[count..];
        return taken;
    }

    private static FormatException Unexpected(byte code, string wanted) => new($"The server sent MessagePack code 0x{code:x2} where {wanted} was expected.");
}
