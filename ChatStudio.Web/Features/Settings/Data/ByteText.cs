using System.Globalization;

namespace ChatStudio.Web.Features.Settings.Data;

/// <summary>Sizes for people.</summary>
internal static class ByteText
{
    /// <summary><c>312 KB</c>, <c>4.2 MB</c>.</summary>
    public static string Of(long bytes) => bytes switch
    {
        < 1_000_000 => string.Create(CultureInfo.InvariantCulture, $"{(bytes + 999) / 1_000:#,0} KB"),
        < 1_000_000_000 => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:0.0} MB"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e9:#,0.0} GB"),
    };
}
