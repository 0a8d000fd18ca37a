namespace ChatStudio.Core.Generation;

/// <summary>Successive entries of a run's log, ready to be kept. Slices that follow each other are joined by joining their parts.</summary>
/// <param name="Sequence">Of the first entry.</param>
/// <param name="Count">Entries in it.</param>
/// <param name="Text">The visible text they brought.</param>
/// <param name="Reasoning">The reasoning they brought.</param>
/// <param name="Marks">What happened when, see <see cref="RunLogFormat"/>.</param>
public sealed record RunLogSlice(long Sequence, int Count, string Text, string Reasoning, byte[] Marks)
{
    /// <summary>This and the one that follows it as one.</summary>
    public RunLogSlice Join(RunLogSlice next) => new(Sequence, Count + next.Count, Text + next.Text, Reasoning + next.Reasoning, [.. Marks, .. next.Marks]);
}
