namespace ChatStudio.Core.Providers.Http;

/// <summary>Keeps keys out of what providers echo back ("Incorrect API key provided: sk-…").</summary>
internal static class Secrets
{
    /// <summary>The text with every occurrence of the key replaced. A key of a few characters (<c>x</c>, <c>none</c>) is no secret.</summary>
    public static string? Scrub(string? text, string? key)
        => text is null || key is not { Length: >= 6 } ? text : text.Replace(key, "[key]", StringComparison.Ordinal);
}
