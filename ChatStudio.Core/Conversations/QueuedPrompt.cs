namespace ChatStudio.Core.Conversations;

/// <summary>A prompt written while an answer was streaming; it is sent when that answer ends.</summary>
/// <param name="RequestId">Of the command that brought it, empty for none.</param>
public sealed record QueuedPrompt(MessageId Id, string Text, Guid RequestId = default);
