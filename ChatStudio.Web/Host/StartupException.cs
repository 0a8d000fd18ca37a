namespace ChatStudio.Web.Host;

/// <summary>A start that cannot go on for a reason a person can mend. The message is all that is printed.</summary>
public sealed class StartupException(string message, Exception? inner = null) : Exception(message, inner);
