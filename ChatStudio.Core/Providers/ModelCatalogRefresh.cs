using Microsoft.Extensions.Hosting;

namespace ChatStudio.Core.Providers;

/// <summary>Lists the models once when the app starts, without holding it up.</summary>
internal sealed class ModelCatalogRefresh(IModelCatalog catalog) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leave the caller's thread: the host starts its services one after the other.
        await Task.Yield();
        await catalog.RefreshAsync(stoppingToken).ConfigureAwait(false);
    }
}
