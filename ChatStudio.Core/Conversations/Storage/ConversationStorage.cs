using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations.Storage;

/// <summary>Opens the store before the app listens, forgets what was deleted long ago, and writes the last answers down before the process ends.</summary>
internal sealed partial class ConversationStorage(
    ConversationService conversations, RunJournal journal, TimeProvider time, ILogger<ConversationStorage> logger) : IHostedService, IAsyncDisposable
{
    private static readonly TimeSpan PurgePeriod = TimeSpan.FromMinutes(1);

    private ITimer? _purge;

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        await conversations.OpenStoreAsync(cancellationToken).ConfigureAwait(false);
        _purge = time.CreateTimer(_ => Task.Run(PurgeAsync), null, PurgePeriod, PurgePeriod);
    }

    public async Task StopAsync(CancellationToken cancellationToken)
    {
        try
        {
            await journal.DrainAsync(cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            // Told below.
        }

        if (journal.Unwritten is > 0 and var left)
        {
            LogUnwritten(logger, left);
        }
    }

    public ValueTask DisposeAsync() => _purge?.DisposeAsync() ?? ValueTask.CompletedTask;

    private async Task PurgeAsync()
    {
        try
        {
            await conversations.PurgeAsync().ConfigureAwait(false);
        }
        catch (StorageException problem)
        {
            // In a minute again.
            LogNotPurged(logger, problem);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Count} answers could not be written to their end; the next start shows them as interrupted, with what had been written")]
    private static partial void LogUnwritten(ILogger logger, int count);

    [LoggerMessage(Level = LogLevel.Warning, Message = "Deleted conversations could not be forgotten yet")]
    private static partial void LogNotPurged(ILogger logger, Exception problem);
}
