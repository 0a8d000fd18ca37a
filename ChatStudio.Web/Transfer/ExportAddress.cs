using ChatStudio.Core.Conversations;
using ChatStudio.Core.Conversations.Transfer;

namespace ChatStudio.Web.Transfer;

/// <summary>Where exports are downloaded from, and what each format is called.</summary>
public static class ExportAddress
{
    /// <summary>In the order they are offered.</summary>
    public static IReadOnlyList<(TransferFormat Format, string Name, string Hint)> Formats { get; } =
    [
        (TransferFormat.Markdown, "Markdown", "The shown branch as text"),
        (TransferFormat.Json, "JSON", "Everything: branches, settings, timings, cost"),
        (TransferFormat.Html, "HTML", "A page that opens offline, with everything in it"),
    ];

    /// <summary>Relative to the base of the page.</summary>
    public static string Of(ConversationId id, TransferFormat format) => $"export/{id}/{Word(format)}";

    /// <summary>All conversations, as one ZIP file.</summary>
    public static string OfAll(TransferFormat format) => $"export/all/{Word(format)}";

    private static string Word(TransferFormat format) => format switch
    {
        TransferFormat.Markdown => "markdown",
        TransferFormat.Html => "html",
        _ => "json",
    };
}
