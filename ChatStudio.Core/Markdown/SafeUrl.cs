using System.Buffers;
using System.Text;

namespace ChatStudio.Core.Markdown;

/// <summary>Decides which addresses written by a model may become a link. Everything else is shown as text.</summary>
public static class SafeUrl
{
    private const int MaximumLength = 8_192;

    // Characters that change how the text around them is read: controls, zero-width marks and the bidirectional overrides.
    private static readonly SearchValues<char> Deceptive = SearchValues.Create(
        string.Concat(Enumerable.Range(0, 0x20).Select(c => (char)c))
        + string.Concat(Enumerable.Range(0x7f, 0x21).Select(c => (char)c))
        + "\u061c\u200b\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2060\u2066\u2067\u2068\u2069\ufeff");

    /// <summary>The address as a browser would open it, or null: only absolute http, https (with a host) and mailto pass.</summary>
    public static string? ForLink(string? written) => Allowed(written, mail: true);

    /// <summary>As <see cref="ForLink"/>, without mailto: nothing else is a picture on the web.</summary>
    public static string? ForImage(string? written) => Allowed(written, mail: false);

    /// <summary>Text without the characters that could make it read as something else than it is.</summary>
    public static string Plain(string text)
    {
        if (text.AsSpan().IndexOfAny(Deceptive) < 0)
        {
            return text;
        }

        var kept = new StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (!Deceptive.Contains(c))
            {
                kept.Append(c);
            }
        }

        return kept.ToString();
    }

    /// <summary>Where the address leads, short enough to be read: the host in its ASCII form, or the address of a mail.</summary>
    public static string Destination(string allowed)
    {
        var uri = new Uri(allowed);
        return uri.Scheme == Uri.UriSchemeMailto ? Plain(Uri.UnescapeDataString(allowed.Split(':', 2)[1].Split('?')[0])) : uri.IdnHost;
    }

    private static string? Allowed(string? written, bool mail)
    {
        // A browser ignores control characters inside a scheme ("java\tscript:"), so an address that has any is refused outright.
        if (string.IsNullOrEmpty(written) || written.Length > MaximumLength || written.AsSpan().IndexOfAny(Deceptive) >= 0
            || !Uri.TryCreate(written, UriKind.Absolute, out var uri))
        {
            return null;
        }

        if (uri.Scheme == Uri.UriSchemeHttp || uri.Scheme == Uri.UriSchemeHttps)
        {
            return uri.Host.Length > 0 ? uri.AbsoluteUri : null;
        }

        return mail && uri.Scheme == Uri.UriSchemeMailto ? uri.AbsoluteUri : null;
    }
}
