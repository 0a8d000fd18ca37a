namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>Other people's words inside an answer: on one line, and not too many.</summary>
internal static class Quotation
{
    /// <param name="longest">In UTF-16 units; a surrogate pair at the end is kept whole or left out.</param>
    public static string Of(string text, int longest)
    {
        var line = text.ReplaceLineEndings(" ");
        if (line.Length <= longest)
        {
            return line;
        }

        return line[..(char.IsHighSurrogate(line[longest - 1]) ? longest - 1 : longest)] + "…";
    }
}
