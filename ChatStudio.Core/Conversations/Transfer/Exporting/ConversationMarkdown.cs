using System.Globalization;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Transfer.Exporting;

/// <summary>
/// The shown branch of a conversation as Markdown, word for word, under a heading for each message. Comments that no reader sees tell an
/// import where messages begin and end, so that it is read back the same whatever is in them.
/// </summary>
/// <remarks>
/// <code>
/// &lt;!-- chatstudio:3f2a… {"format":"chatstudio.markdown/1","title":"Tokens",…} --&gt;
/// # Tokens
///
/// &lt;!-- chatstudio:3f2a… {"role":"user","at":"2026-05-04T10:30:00+00:00","lines":1} --&gt;
/// ## You · 2026-05-04 10:30 UTC
///
/// What is a token?
/// </code>
/// </remarks>
internal static class ConversationMarkdown
{
    public const string Mark = "<!-- chatstudio:";
    public const string MarkEnd = " -->";

    public static string Write(ConversationRecord conversation)
    {
        var summary = conversation.Summary;
        var key = summary.Id.ToString();
        var text = new StringBuilder();
        AddMark(text, key, new MarkdownHead(MarkdownHead.CurrentFormat, key, summary.Title, summary.CreatedAt, summary.UpdatedAt)
        {
            Tags = summary.Tags,
            IsPinned = summary.IsPinned,
            IsArchived = summary.IsArchived,
            SystemPrompt = conversation.Settings.SystemPrompt,
        });
        text.Append(CultureInfo.InvariantCulture, $"# {summary.Title}\n");
        foreach (var message in ShownPath.Of(conversation))
        {
            Add(text, key, message);
        }

        return text.ToString();
    }

    private static void Add(StringBuilder text, string key, MessageRecord message)
    {
        var run = message.Runs is [.., var last] ? last : null;
        var words = run?.Text ?? message.Text;
        text.Append('\n');
        AddMark(text, key, new MarkdownTurn(message.Role, message.At, words.AsSpan().Count('\n') + 1)
        {
            Model = run?.Model.ModelId,
            Provider = run?.Model.ProviderName,
            IsSimulated = run?.Model.IsSimulated ?? false,
            State = run?.State,
        });
        text.Append(CultureInfo.InvariantCulture, $"## {(run is null ? "You" : run.Model.ModelId)} · {message.At.UtcDateTime:yyyy-MM-dd HH:mm} UTC{End(run)}\n\n{words}\n");
    }

    private static string End(RunRecord? run) => run?.State switch
    {
        null or RunState.Completed => "",
        RunState.Stopped => " · stopped",
        RunState.Failed => " · failed",
        _ => " · cut off",
    };

    // The serializer writes < and > as \u003C and \u003E: nothing in the data can end the comment.
    private static void AddMark<T>(StringBuilder text, string key, T value)
        => text.Append(CultureInfo.InvariantCulture, $"{Mark}{key} {JsonSerializer.Serialize(value, TransferJson.Options)}{MarkEnd}\n");
}
