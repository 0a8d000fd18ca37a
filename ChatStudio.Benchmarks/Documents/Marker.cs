namespace ChatStudio.Benchmarks.Documents;

/// <summary>
/// Words of one token that stand in a document at known places, so that whoever receives the text can tell which token has come and
/// when: <c>zqaaaa</c>, <c>zqaaab</c> …, <c>zq</c> and four letters that count.
/// </summary>
internal static class Marker
{
    private const int Letters = 4;
    private const int Base = 26;

    public const int Length = 2 + Letters;

    public static ReadOnlySpan<byte> Start => "zq"u8;

    public static string Word(int index) => string.Create(Length, index, static (word, rest) =>
    {
        "zq".CopyTo(word);
        for (var i = Length - 1; i >= Length - Letters; i--, rest /= Base)
        {
            word[i] = (char)('a' + (rest % Base));
        }
    });

    /// <summary>Reads the marker that begins here.</summary>
    /// <returns>False when these bytes are something else.</returns>
    public static bool TryRead(ReadOnlySpan<byte> bytes, out int index)
    {
        index = 0;
        if (bytes.Length < Length)
        {
            return false;
        }

        foreach (var letter in bytes[(Length - Letters)..Length])
        {
            if (letter is < (byte)'a' or > (byte)'z')
            {
                return false;
            }

            index = (index * Base) + letter - 'a';
        }

        return true;
    }
}
