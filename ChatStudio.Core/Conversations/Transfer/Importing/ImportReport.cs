namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>What became of a file.</summary>
/// <param name="Conversations">Taken and kept; each has ids of its own, so that importing the same file again brings them again.</param>
/// <param name="Skipped">What was not taken and why; the first ones where there are many.</param>
/// <param name="SkippedCount">All that were not taken.</param>
/// <param name="Notes">What was left out of conversations that were taken, or changed in them; one sentence each.</param>
/// <param name="Problem">Why the import ended before the end of the file; what was taken until then is kept. Null when it came to the end.</param>
public sealed record ImportReport(
    int Conversations, int Messages, IReadOnlyList<SkippedItem> Skipped, int SkippedCount, IReadOnlyList<string> Notes, string? Problem);
