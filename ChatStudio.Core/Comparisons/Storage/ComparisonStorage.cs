using Microsoft.Extensions.Hosting;

namespace ChatStudio.Core.Comparisons.Storage;

/// <summary>Reads before the app listens what all pages need: votes and line-ups. The store of conversations was opened before.</summary>
internal sealed class ComparisonStorage(ComparisonService comparisons, SavedLineUps lineUps) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await comparisons.OpenStoreAsync(cancellationToken).ConfigureAwait(false);
        await lineUps.OpenStoreAsync(cancellationToken).ConfigureAwait(false);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
