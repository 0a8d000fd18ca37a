using System.Diagnostics.CodeAnalysis;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>Runs imports, one at a time, and remembers the last one: a page that is left or loaded anew finds it again. A singleton.</summary>
public sealed partial class ImportJobs(ConversationImport import, ILogger<ImportJobs> logger)
{
    private readonly Lock _gate = new();
    private volatile ImportJob? _last;

    /// <summary>Raised when an import began, went on or ended, on any thread.</summary>
    public event Action? Changed;

    /// <summary>The one that runs or ran last; null before the first.</summary>
    public ImportJob? Last => _last;

    /// <summary>Begins an import and returns at once.</summary>
    /// <param name="file">Can be sought in; it is closed when the import has ended.</param>
    /// <returns>Null when another one runs: nothing was begun and the file is closed.</returns>
    [SuppressMessage("Reliability", "CA2000", Justification = "The import disposes it when it has ended.")]
    public ImportJob? Start(Stream file, string name)
    {
        var cancellation = new CancellationTokenSource();
        var job = new ImportJob(ConversationTitle.Clean(name), cancellation);
        lock (_gate)
        {
            if (_last is { Report: null })
            {
                cancellation.Dispose();
                file.Dispose();
                return null;
            }

            _last = job;
        }

        // The import must not keep the caller's circuit alive.
        using (ExecutionContext.SuppressFlow())
        {
            _ = Task.Run(() => RunAsync(job, file, cancellation));
        }

        Changed?.Invoke();
        return job;
    }

    /// <summary>Forgets the report of the last one; does nothing while one runs.</summary>
    public void Dismiss()
    {
        lock (_gate)
        {
            _last = _last is { Report: null } running ? running : null;
        }

        Changed?.Invoke();
    }

    private async Task RunAsync(ImportJob job, Stream file, CancellationTokenSource cancellation)
    {
        using (cancellation)
        await using (file.ConfigureAwait(false))
        {
            ImportReport report;
            try
            {
                report = await import.ImportAsync(file, job.Name, new Told(this, job), limits: null, cancellation.Token).ConfigureAwait(false);
            }
            catch (Exception problem)
            {
                // Nothing that is known; whoever waits for the report must not wait for ever.
                LogFailed(logger, problem);
                report = new(job.Progress.Conversations, job.Progress.Messages, [], job.Progress.Skipped, [], "The import failed for a reason that the console of the server has.");
            }

            job.Report = report;
        }

        Changed?.Invoke();
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "An import failed")]
    private static partial void LogFailed(ILogger logger, Exception problem);

    private sealed class Told(ImportJobs jobs, ImportJob job) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value)
        {
            job.Progress = value;
            jobs.Changed?.Invoke();
        }
    }
}
