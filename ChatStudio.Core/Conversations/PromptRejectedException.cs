namespace ChatStudio.Core.Conversations;

/// <summary>
/// A prompt that was not taken. <see cref="Exception.Message"/> is written for the person: what happened, what was kept, what
/// to do. The page keeps the text in the composer.
/// </summary>
public sealed class PromptRejectedException(string message, Exception? inner = null) : Exception(message, inner);
