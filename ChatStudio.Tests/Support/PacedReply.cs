using System.Diagnostics;
using System.Text;

namespace ChatStudio.Tests.Support;

/// <summary>Text at a given rate, as a model streams it.</summary>
public static class PacedReply
{
    /// <summary>
    /// Sends one delta every 1/<paramref name="perSecond"/> seconds. Deadlines are absolute: after a late timer everything due
    /// leaves at once, each delta an event of its own, and the average rate comes out right.
    /// </summary>
    /// <param name="written">Told the <see cref="Stopwatch"/> timestamp at which the last delta had been handed to the socket.</param>
    /// <param name="sending">Told how many deltas there are with the one that is about to be sent.</param>
    public static ProviderReply Paced(this ProviderReply reply, IEnumerable<string> deltas, double perSecond, Action<long>? written = null, Action<int>? sending = null)
    {
        var events = deltas.Select(delta => Encoding.UTF8.GetBytes(ProviderReply.TextEvent(delta))).ToArray();
        return reply.Step(async (context, aborted) =>
        {
            var start = Stopwatch.GetTimestamp();
            for (var next = 0; next < events.Length;)
            {
                var due = (int)Math.Min(events.Length, 1 + Stopwatch.GetElapsedTime(start).TotalSeconds * perSecond);
                if (next == due)
                {
                    await Task.Delay(1, aborted);
                    continue;
                }

                for (; next < due; next++)
                {
                    sending?.Invoke(next + 1);
                    await context.Response.Body.WriteAsync(events[next], aborted);
                }

                await context.Response.Body.FlushAsync(aborted);
            }

            written?.Invoke(Stopwatch.GetTimestamp());
        });
    }
}
