namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>How far an import is.</summary>
/// <param name="Share">0 to 1, of the bytes of the file.</param>
/// <param name="Conversations">Taken and kept so far.</param>
public sealed record ImportProgress(double Share, int Conversations, int Messages, int Skipped);
