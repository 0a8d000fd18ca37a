namespace ChatStudio.Web.Live;

/// <summary>Renders a component at a steady pace, for clocks and live numbers. A slow renderer gets fewer ticks, never a queue of them.</summary>
public sealed class Ticker : IAsyncDisposable
{
    private readonly CancellationTokenSource _leaving = new();
    private readonly Task _loop;

    /// <param name="tick">Renders; moves to the renderer by itself. Its exceptions go to <paramref name="fail"/>.</param>
    public Ticker(TimeSpan period, Func<Task> tick, Func<Exception, Task> fail, TimeProvider time)
    {
        // Here and not in the loop, so that the period counts from now.
        var timer = new PeriodicTimer(period, time);
        _loop = Task.Run(() => RunAsync(timer, tick, fail));
    }

    public async ValueTask DisposeAsync()
    {
        await _leaving.CancelAsync();
        await _loop;
        _leaving.Dispose();
    }

    private async Task RunAsync(PeriodicTimer timer, Func<Task> tick, Func<Exception, Task> fail)
    {
        using (timer)
        {
            try
            {
                while (await timer.WaitForNextTickAsync(_leaving.Token))
                {
                    await tick();
                }
            }
            catch (OperationCanceledException) when (_leaving.IsCancellationRequested)
            {
                // The viewer left.
            }
            catch (Exception problem)
            {
                await fail(problem);
            }
        }
    }
}
