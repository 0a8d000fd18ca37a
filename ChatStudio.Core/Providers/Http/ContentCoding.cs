namespace ChatStudio.Core.Providers.Http;

/// <summary>
/// Bodies are taken as they are: a megabyte of gzip can hold a gigabyte, and a compressed stream comes in the clumps of its
/// compressor instead of token by token. So none is asked for, and what comes compressed all the same is not read.
/// </summary>
internal static class ContentCoding
{
    private static readonly string[] Known = ["gzip", "deflate", "br", "zstd", "compress"];

    /// <summary>Says so: without this header any coding would be the server's to choose (RFC 9110, 12.5.3).</summary>
    public static void Refuse(HttpRequestMessage request)
    {
        if (request.Headers.AcceptEncoding.Count == 0)
        {
            request.Headers.AcceptEncoding.Add(new("identity"));
        }
    }

    /// <summary>The coding of a body; null for one that is as it is.</summary>
    public static string? Of(HttpResponseMessage response)
    {
        var coding = response.Content.Headers.ContentEncoding.FirstOrDefault(name => !name.Equals("identity", StringComparison.OrdinalIgnoreCase));
        // A name that is not known could be anything, and stands in a sentence.
        return coding is null ? null : Known.FirstOrDefault(known => known.Equals(coding, StringComparison.OrdinalIgnoreCase)) ?? "in an unknown way";
    }

    /// <summary>As in <see cref="ProviderException.Cap"/>.</summary>
    public static string Words(string coding) => $"a compressed answer ({coding}), which was not asked for";
}
