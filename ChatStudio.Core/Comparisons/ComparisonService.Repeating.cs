using System.Collections.Concurrent;
using ChatStudio.Core.Comparisons.Repeating;

namespace ChatStudio.Core.Comparisons;

/// <content>Repetitions of a line-up.</content>
public sealed partial class ComparisonService
{
    private readonly ConcurrentDictionary<ComparisonId, RepeatJob> _repeats = new();

    /// <summary>The last repetition of this comparison's line-up, also of an earlier process; null when there was none. Known once the comparison was opened.</summary>
    public RepeatJob? RepeatOf(ComparisonId id) => _repeats.GetValueOrDefault(id);

    /// <summary>
    /// Asks the comparison's columns a prompt again and again, without their histories. A repetition that still runs is cancelled.
    /// </summary>
    /// <returns>Null when there is no such comparison, or all its columns are muted.</returns>
    public RepeatJob? Repeat(ComparisonId id, string prompt, RepeatSettings settings)
    {
        if (Find(id)?.State.Columns.Where(column => !column.IsMuted).ToArray() is not { Length: > 0 } columns)
        {
            return null;
        }

        var job = new RepeatJob(_generation, columns, prompt, settings);
        RepeatOf(id)?.Cancel();
        _repeats[id] = job;
        job.Changed += () => SaveSoon(id);
        job.Begin();
        return job;
    }
}
