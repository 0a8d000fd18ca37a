namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>Something of a file that was not taken.</summary>
/// <param name="Name">Its title, or its place in the file. Hostile text, on one line.</param>
/// <param name="Reason">A sentence for the person.</param>
public sealed record SkippedItem(string Name, string Reason);
