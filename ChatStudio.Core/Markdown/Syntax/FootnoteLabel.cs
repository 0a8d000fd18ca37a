using System.Buffers;

namespace ChatStudio.Core.Markdown.Syntax;

/// <summary>Reads <c>[^label]</c>.</summary>
internal static class FootnoteLabel
{
    private const int MaximumLength = 64;
    private static readonly SearchValues<char> Outside = SearchValues.Create(" \t\n[]^\\`");

    /// <summary>The label at the start of <paramref name="text"/>, without its brackets.</summary>
    public static bool TryRead(ReadOnlySpan<char> text, out string label)
    {
        label = "";
        if (!text.StartsWith("[^", StringComparison.Ordinal))
        {
            return false;
        }

        var inside = text[2..];
        var length = inside.IndexOfAny(Outside);
        if (length is <= 0 or > MaximumLength || inside[length] != ']')
        {
            return false;
        }

        label = inside[..length].ToString();
        return true;
    }
}
