using System.Globalization;

namespace ChatStudio.Core.Markdown.Parsing;

/// <summary>Places where running text can be cut in two without a change to what either half means.</summary>
internal static class WordBreak
{
    /// <summary>Whether the character is a word of its own, as in Chinese and Japanese, where no blanks stand between words.</summary>
    public static bool IsIdeograph(char c) => c > 'ʯ' && char.GetUnicodeCategory(c) == UnicodeCategory.OtherLetter;

    /// <summary>The last place between two ideographs, -1 when there is none.</summary>
    public static int LastIn(ReadOnlySpan<char> words)
    {
        for (var i = words.Length - 1; i > 0; i--)
        {
            if (IsIdeograph(words[i]) && IsIdeograph(words[i - 1]))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>The last place where code can be cut: no backticks are parted, nor a character of two parts. -1 when there is none.</summary>
    public static int LastInCode(ReadOnlySpan<char> code)
    {
        for (var i = code.Length - 1; i > 0; i--)
        {
            if (!IsGlued(code[i]) && !IsGlued(code[i - 1]))
            {
                return i;
            }
        }

        return -1;
    }

    private static bool IsGlued(char c) => c == '`' || char.IsWhiteSpace(c) || char.IsSurrogate(c);
}
