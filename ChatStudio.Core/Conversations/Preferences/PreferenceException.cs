namespace ChatStudio.Core.Conversations.Preferences;

/// <summary>A preference could not be changed. The message says what happened and what to do.</summary>
public sealed class PreferenceException(string message, Exception? inner = null) : Exception(message, inner);
