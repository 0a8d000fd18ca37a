using System.Threading.Channels;
using Microsoft.Extensions.Hosting;

namespace ChatStudio.Core.Providers;

/// <summary>Lists the models once when the app starts, without holding it up, and those of providers that are added or changed later.</summary>
internal sealed class ModelCatalogRefresh(ModelCatalog catalog) : BackgroundService
{
    // Holds one: "look again" said twice is said once.
    private readonly Channel<bool> _news = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // Leave the caller's thread: the host starts its services one after the other.
        await Task.Yield();
        catalog.Changed += Look;
        try
        {
            await catalog.RefreshAsync(stoppingToken).ConfigureAwait(false);
            await foreach (var _ in _news.Reader.ReadAllAsync(stoppingToken).ConfigureAwait(false))
            {
                await catalog.RefreshUnlistedAsync(stoppingToken).ConfigureAwait(false);
            }
        }
        finally
        {
            catalog.Changed -= Look;
        }
    }

    private void Look()
    {
        if (catalog.HasUnlisted)
        {
            _news.Writer.TryWrite(true);
        }
    }
}
