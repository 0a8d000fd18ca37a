using System.Runtime.CompilerServices;

namespace ChatStudio.Core.Generation;

/// <summary>Several runs read as one stream.</summary>
public static class MergedRuns
{
    /// <summary>
    /// The entries of all runs as they come, each with the run it is from (<see cref="Run.Model"/> names the source), from the
    /// beginning of each to the end of the last. Within a run the order is kept and nothing is left out. Nothing is queued:
    /// entries are read from the runs' logs when the caller asks, so a slow reader costs no memory.
    /// </summary>
    public static async IAsyncEnumerable<(Run Source, RunEntry Entry)> MergeAsync(this IReadOnlyList<Run> runs, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        var buffer = new RunEntry[64];
        var next = new long[runs.Count];
        var waits = runs.Select(run => run.Log.WaitAsync(0, cancellationToken).AsTask()).ToArray();
        var open = Enumerable.Range(0, runs.Count).ToList();
        while (open.Count > 0)
        {
            await Task.WhenAny(open.Select(index => waits[index])).ConfigureAwait(false);

            // In turn, so that a fast run does not keep the others waiting.
            foreach (var index in open.Where(index => waits[index].IsCompleted).ToArray())
            {
                if (!await waits[index].ConfigureAwait(false))
                {
                    open.Remove(index);
                    continue;
                }

                var read = runs[index].Log.Read(next[index], buffer);
                for (var i = 0; i < read; i++)
                {
                    yield return (runs[index], buffer[i]);
                }

                next[index] += read;
                waits[index] = runs[index].Log.WaitAsync(next[index], cancellationToken).AsTask();
            }
        }
    }
}
