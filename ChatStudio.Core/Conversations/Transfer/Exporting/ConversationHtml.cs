using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Markdown;
using ChatStudio.Core.Markdown.Html;

namespace ChatStudio.Core.Conversations.Transfer.Exporting;

/// <summary>
/// A conversation as one HTML file that works offline and without scripts: the shown branch to read, and the whole conversation as data
/// for an import. The file forbids itself every request, and whatever a person or a model wrote is text in it.
/// </summary>
internal static class ConversationHtml
{
    /// <summary>What stands before the data; nothing else in the file can look like it, since every other &lt; of foreign text is encoded.</summary>
    public const string DataBegin = $"<script type=\"application/json\" id=\"{ConversationFile.ElementId}\">";
    public const string DataEnd = "</script>";

    private static readonly Lazy<string> Style = new(() =>
    {
        using var stream = typeof(ConversationHtml).Assembly.GetManifestResourceStream("ChatStudio.Core.Conversations.Transfer.Exporting.chat.css")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    });

    public static string Write(ConversationFile file)
    {
        var summary = file.Conversation.Summary;
        var text = new StringBuilder();
        text.Append("<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">")
            .Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'\">")
            .Append("<meta name=\"referrer\" content=\"no-referrer\">")
            .Append(CultureInfo.InvariantCulture, $"<title>{Encode(summary.Title)}</title><style>{Style.Value}</style></head><body><main>\n")
            .Append(CultureInfo.InvariantCulture, $"<h1 dir=\"auto\">{Encode(summary.Title)}</h1><p class=\"when\">{When(summary.CreatedAt)}{Branches(summary)}{string.Concat(summary.Tags.Select(tag => $" · {Encode(tag)}"))}</p>\n");
        if (file.Conversation.Settings.SystemPrompt is { Length: > 0 } prompt)
        {
            text.Append(CultureInfo.InvariantCulture, $"<details><summary>System prompt</summary><div class=\"plain\">{Encode(prompt)}</div></details>\n");
        }

        foreach (var message in ShownPath.Of(file.Conversation))
        {
            Add(text, message);
        }

        // The serializer writes < > & as \u003C…: nothing in the data can end the element.
        return text.Append(CultureInfo.InvariantCulture, $"</main>\n{DataBegin}{JsonSerializer.Serialize(file, TransferJson.Options)}{DataEnd}\n</body></html>\n").ToString();
    }

    private static void Add(StringBuilder text, MessageRecord message)
    {
        if (message.Runs is not [.., var run])
        {
            text.Append(CultureInfo.InvariantCulture, $"<article class=\"you\"><h2>You <span class=\"when\">{When(message.At)}</span></h2><div class=\"plain\" dir=\"auto\">{Encode(message.Text)}</div></article>\n");
            return;
        }

        text.Append(CultureInfo.InvariantCulture, $"<article><h2>{Encode(run.Model.ModelId)}{(run.Model.IsSimulated ? " (simulated)" : "")} <span class=\"when\">{When(message.At)}{Figures(run)}</span></h2>");
        if (run.Reasoning.Length > 0)
        {
            text.Append(CultureInfo.InvariantCulture, $"<details><summary>Reasoning</summary><div class=\"plain\" dir=\"auto\">{Encode(run.Reasoning)}</div></details>");
        }

        MarkdownHtml.Write(text, StreamingMarkdown.Parse(run.Text).Blocks);
        text.Append("</article>\n");
    }

    private static string Figures(RunRecord run)
    {
        var figures = new StringBuilder(run.State switch
        {
            RunState.Completed => "",
            RunState.Stopped => " · stopped",
            RunState.Failed => " · failed",
            _ => " · cut off",
        });
        if (run.Usage is { } usage)
        {
            figures.Append(CultureInfo.InvariantCulture, $" · {usage.Output:#,0} tokens");
        }

        if (run is { Took: { } took, Marks.Length: > 0 })
        {
            figures.Append(CultureInfo.InvariantCulture, $" · {took.TotalSeconds:0.0} s");
        }

        return run.Cost is { } cost ? figures.Append(CultureInfo.InvariantCulture, $" · ${cost:0.######}").ToString() : figures.ToString();
    }

    private static string Branches(ConversationSummary summary)
        => summary.BranchCount > 1 ? string.Create(CultureInfo.InvariantCulture, $" · the shown one of {summary.BranchCount} branches; an import brings all of them") : "";

    private static string When(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);

    private static string Encode(string text) => WebUtility.HtmlEncode(text);
}
