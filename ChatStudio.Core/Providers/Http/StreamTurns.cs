using System.Diagnostics.CodeAnalysis;

namespace ChatStudio.Core.Providers.Http;

/// <summary>How many answers of one connection may stream at the same time; the others wait in order.</summary>
[SuppressMessage("Design", "CA1001", Justification = "An answer may still hold a turn when its connection is gone, and without a wait handle there is nothing to release.")]
internal sealed class StreamTurns(int count)
{
    private readonly SemaphoreSlim _free = new(count, count);

    /// <summary>Waits for a turn; whoever gets it gives it back with <see cref="End"/>.</summary>
    public async ValueTask BeginAsync(IRequestObserver? observer, CancellationToken cancellationToken)
    {
        if (!_free.Wait(0, CancellationToken.None))
        {
            observer?.WaitsForTurn();
            await _free.WaitAsync(cancellationToken).ConfigureAwait(false);
        }
    }

    public void End() => _free.Release();
}
