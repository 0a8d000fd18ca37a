using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace ChatStudio.Core.Providers.Simulated;

/// <summary>A number that is the same whenever the same conversation is put to the same model; it seeds the answer.</summary>
internal static class ConversationFingerprint
{
    public static ulong Of(SimulatedRequest request)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        Append(hash, request.Model);
        foreach (var turn in request.Messages)
        {
            Append(hash, turn.Role);
            Append(hash, turn.Text);
        }

        return BinaryPrimitives.ReadUInt64LittleEndian(hash.GetHashAndReset());
    }

    // The length in front keeps ("ab", "c") and ("a", "bc") apart.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        Span<byte> length = stackalloc byte[sizeof(int)];
        BinaryPrimitives.WriteInt32LittleEndian(length, bytes.Length);
        hash.AppendData(length);
        hash.AppendData(bytes);
    }
}
