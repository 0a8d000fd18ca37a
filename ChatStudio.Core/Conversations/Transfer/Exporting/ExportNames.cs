using System.Globalization;
using System.Text;

namespace ChatStudio.Core.Conversations.Transfer.Exporting;

/// <summary>Names of files. Made of letters, digits and hyphens of ASCII only, whatever a title holds: no path, no device, no header.</summary>
public static class ExportNames
{
    private const int LongestTitle = 48;

    /// <summary><c>2026-05-04-what-is-a-token-3f2a91bc.json</c></summary>
    public static string Of(ConversationSummary summary, TransferFormat format)
    {
        var name = new StringBuilder(summary.CreatedAt.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        name.Append('-');
        var start = name.Length;
        foreach (var c in summary.Title)
        {
            if (name.Length - start >= LongestTitle)
            {
                break;
            }

            if (char.IsAsciiLetterOrDigit(c))
            {
                name.Append(char.ToLowerInvariant(c));
            }
            else if (name[^1] != '-')
            {
                name.Append('-');
            }
        }

        // The end of a time-ordered id is its random part.
        return $"{name.ToString().TrimEnd('-')}-{summary.Id.ToString()[^8..]}.{Extension(format)}";
    }

    /// <summary><c>chatstudio-20260504-103000-json.zip</c></summary>
    public static string OfAll(DateTimeOffset at, TransferFormat format)
        => $"chatstudio-{at.UtcDateTime.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture)}-{Extension(format)}.zip";

    public static string MediaType(TransferFormat format) => format switch
    {
        TransferFormat.Markdown => "text/markdown; charset=utf-8",
        TransferFormat.Html => "text/html; charset=utf-8",
        _ => "application/json; charset=utf-8",
    };

    private static string Extension(TransferFormat format) => format switch
    {
        TransferFormat.Markdown => "md",
        TransferFormat.Html => "html",
        _ => "json",
    };
}
