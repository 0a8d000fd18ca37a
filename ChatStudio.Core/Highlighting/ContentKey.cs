using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace ChatStudio.Core.Highlighting;

/// <summary>Names a line by its language, by everything above it and by itself: the same name is the same colours.</summary>
internal static class ContentKey
{
    public static UInt128 Of(string language) => Next(0, language);

    public static UInt128 Next(UInt128 above, string line)
    {
        Span<byte> start = stackalloc byte[16];
        MemoryMarshal.Write(start, in above);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(start);
        hash.AppendData(MemoryMarshal.AsBytes(line.AsSpan()));
        Span<byte> all = stackalloc byte[SHA256.HashSizeInBytes];
        hash.GetHashAndReset(all);
        return MemoryMarshal.Read<UInt128>(all);
    }
}
