using System.Diagnostics.CodeAnalysis;

namespace ChatStudio.Core.Providers.Http;

/// <summary>How many answers of one connection may stream at the same time; the others wait in order.</summary>
[SuppressMessage("Design", "CA1001", Justification = "An answer may still hold a turn when its connection is gone, and without a wait handle there is nothing to release.")]
internal sealed class StreamTurns(int count)
{
    private readonly SemaphoreSlim _free = new(count, count);

    // Requests in the background, whether they hold a turn or wait for one.
    private readonly Lock _gate = new();
    private readonly List<CancellationTokenSource> _yielding = [];

    /// <summary>Waits for a turn; whoever gets it gives it back with <see cref="End"/>. Where none is free, those in the background give way.</summary>
    public async ValueTask BeginAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (!_free.Wait(0, CancellationToken.None))
        {
            observer?.WaitsForTurn();
            GiveWay();
            await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void End() => _free.Release();

    /// <summary>Waits for a turn in the background.</summary>
    /// <param name="yielding">Cancelled, from now until it is given to <see cref="EndInBackground"/>, when somebody else needs the turn.</param>
    public async ValueTask BeginInBackgroundAsync(CancellationTokenSource yielding)
    {
        lock (_gate)
        {
            _yielding.Add(yielding);
        }

        try
        {
            await _free.WaitAsync(yielding.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            Forget(yielding);
            throw;
        }
    }

    public void EndInBackground(CancellationTokenSource yielding)
    {
        Forget(yielding);
        End();
    }

    private void Forget(CancellationTokenSource yielding)
    {
        lock (_gate)
        {
            _yielding.Remove(yielding);
        }
    }

    private void GiveWay()
    {
        lock (_gate)
        {
            // Their own code runs elsewhere: it takes the gate as well.
            _yielding.ForEach(yielding => _ = yielding.CancelAsync());
        }
    }
}
