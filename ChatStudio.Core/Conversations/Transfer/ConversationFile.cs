using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Core.Conversations.Transfer;

/// <summary>A conversation as JSON, format <c>chatstudio.conversation/1</c>.</summary>
/// <param name="Format"><see cref="CurrentFormat"/>, or that of a later version.</param>
/// <param name="Conversation">All of it. <c>marks</c> of a run are its timings, base64 of what <c>RunLogFormat</c> writes.</param>
internal sealed record ConversationFile(string Format, DateTimeOffset ExportedAt, ConversationRecord Conversation)
{
    public const string FormatName = "chatstudio.conversation/";
    public const string CurrentFormat = FormatName + "1";

    /// <summary>Of the HTML element that holds the JSON.</summary>
    public const string ElementId = "chatstudio-conversation";
}
