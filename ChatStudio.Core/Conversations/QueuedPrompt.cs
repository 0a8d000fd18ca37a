namespace ChatStudio.Core.Conversations;

/// <summary>A prompt written while an answer was streaming; it is sent when that answer ends.</summary>
public sealed record QueuedPrompt(MessageId Id, string Text);
