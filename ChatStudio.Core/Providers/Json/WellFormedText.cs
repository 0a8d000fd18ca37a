using System.Text;

namespace ChatStudio.Core.Providers.Json;

/// <summary>Text that can be written as UTF-8. A person can paste half an emoji; a JSON body cannot hold it.</summary>
internal static class WellFormedText
{
    /// <summary>The text without lone surrogates; the same instance when there are none.</summary>
    public static string Strip(string text)
    {
        var index = IndexOfLoneSurrogate(text, 0);
        if (index < 0)
        {
            return text;
        }

        var builder = new StringBuilder(text.Length);
        var start = 0;
        for (; index >= 0; index = IndexOfLoneSurrogate(text, start))
        {
            builder.Append(text, start, index - start);
            start = index + 1;
        }

        return builder.Append(text, start, text.Length - start).ToString();
    }

    private static int IndexOfLoneSurrogate(string text, int start)
    {
        for (var i = start; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAnyInRange('\uD800', '\uDFFF');
            if (next < 0)
            {
                return -1;
            }

            i += next;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
            {
                i++;
                continue;
            }

            return i;
        }

        return -1;
    }
}
