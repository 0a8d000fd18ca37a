using System.Text.RegularExpressions;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>What may be said about a key.</summary>
internal static partial class KeyText
{
    private const string Hidden = "••••••";

    // Four characters of a shorter key would be too much of it.
    private const int ShortestWithEnd = 16;

    /// <summary><c>sk-ant-••••••7Qk2</c>: the maker's prefix and the last four characters; a short key is hidden whole.</summary>
    public static string? Hint(string? key)
    {
        var text = key?.Trim();
        return string.IsNullOrEmpty(text) ? null
            : text.Length < ShortestWithEnd ? Hidden
            : Prefix().Match(text).Value + Hidden + text[^4..];
    }

    /// <summary>Null when the key can be sent in a header.</summary>
    public static string? Problem(string? key) => key is not null && key.Trim().Any(c => c is < '!' or > '~')
        ? "The key contains characters that cannot be sent (spaces, line breaks or non-ASCII); copy it again."
        : null;

    // sk- · sk-ant- · sk-proj- · sk-or- · gsk_ · xai-
    [GeneratedRegex("^(sk-(ant|proj|or|svcacct)-|sk-|gsk_|xai-|hf_)?", RegexOptions.CultureInvariant)]
    private static partial Regex Prefix();
}
