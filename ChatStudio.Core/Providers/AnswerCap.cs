using System.Globalization;

namespace ChatStudio.Core.Providers;

/// <summary>The longest answer that is taken: text, reasoning and the arguments of tool calls together.</summary>
public static class AnswerCap
{
    /// <summary>4,000,000 characters, six times what the longest answers of today's models come to: one that never ends is broken.</summary>
    public const int Characters = 4_000_000;

    /// <summary>As in <see cref="ProviderException.Cap"/>.</summary>
    internal static string Words(int characters = Characters)
        => string.Create(CultureInfo.InvariantCulture, $"more than {characters:#,0} characters of text, reasoning and tool arguments");
}
