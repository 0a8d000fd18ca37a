using System.Text.Json;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Conversations.Transfer.Exporting;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>Our own JSON, by itself or inside our HTML.</summary>
internal static class StudioExport
{
    public static bool Is(JsonElement conversation) => conversation.Text("format")?.StartsWith(ConversationFile.FormatName, StringComparison.Ordinal) ?? false;

    /// <exception cref="UnusableConversationException">It is of a later version or damaged.</exception>
    public static ConversationRecord Read(JsonElement conversation)
    {
        if (conversation.Text("format") is not ConversationFile.CurrentFormat)
        {
            throw new UnusableConversationException("It was exported by a later version of ChatStudio. Import it with that version.");
        }

        try
        {
            // A part that is missing altogether is null, whatever its type says.
            return conversation.Deserialize<ConversationFile>(TransferJson.Options) is { Conversation: { Summary: not null, Settings.Model: not null, Messages: not null, Queue: not null } whole }
                ? whole : throw new JsonException("A part is missing.");
        }
        catch (Exception problem) when (problem is JsonException or InvalidOperationException or NotSupportedException or FormatException)
        {
            throw new UnusableConversationException("It is damaged: something in it is missing or is not what it should be.", problem);
        }
    }

    /// <summary>The conversation in an HTML file of ours.</summary>
    /// <exception cref="UnusableConversationException">There is none.</exception>
    public static ConversationRecord ReadHtml(string html)
    {
        var begin = html.IndexOf(ConversationHtml.DataBegin, StringComparison.Ordinal);
        var end = begin < 0 ? -1 : html.IndexOf(ConversationHtml.DataEnd, begin, StringComparison.Ordinal);
        if (end < 0)
        {
            throw new UnusableConversationException("It is no page that ChatStudio exported, or only a part of one: the data of the conversation is not in it.");
        }

        try
        {
            var data = html.AsMemory(begin + ConversationHtml.DataBegin.Length, end - begin - ConversationHtml.DataBegin.Length);
            using var json = JsonDocument.Parse(data, new() { MaxDepth = TransferJson.MaxDepth });
            return Is(json.RootElement) ? Read(json.RootElement) : throw new UnusableConversationException("The data in the page is not a conversation.");
        }
        catch (JsonException problem)
        {
            throw new UnusableConversationException("It is damaged: the data of the conversation in it cannot be read.", problem);
        }
    }
}
