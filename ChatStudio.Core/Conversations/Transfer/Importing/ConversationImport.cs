using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>
/// Takes conversations out of files: ours (JSON, HTML, Markdown, a ZIP of them) and the exports of ChatGPT, Claude and Open WebUI, told
/// apart by what is in them. A file is untrusted: nothing in it gets an id, a setting, a key or a tool here, and nobody is asked.
/// </summary>
public sealed partial class ConversationImport(
    ConversationService conversations, IModelCatalog catalog, TimeProvider time, ILogger<ConversationImport> logger)
{
    /// <summary>
    /// Reads a file and keeps its conversations one by one, each whole or not at all. Never throws for what is in the file, nor when the
    /// store refuses or the import is cancelled: the report says where it ended and why, and what was taken until then is kept.
    /// </summary>
    /// <param name="file">Can be sought in; stays open.</param>
    /// <param name="name">For the report; hostile text.</param>
    /// <param name="limits">Null for the usual ones.</param>
    public async Task<ImportReport> ImportAsync(
        Stream file, string name, IProgress<ImportProgress>? progress = null, ImportLimits? limits = null, CancellationToken cancellationToken = default)
    {
        var session = new ImportSession(conversations, catalog, time, limits ?? new(), file, progress);
        var problem = await ReadAsync(session, ConversationTitle.Clean(name), cancellationToken).ConfigureAwait(false);
        var report = session.Report(problem);
        LogImported(logger, report.Conversations, report.Messages, report.SkippedCount, problem is not null);
        return report;
    }

    private static async Task<string?> ReadAsync(ImportSession session, string name, CancellationToken cancellationToken)
    {
        try
        {
            await session.ReadAsync(name, cancellationToken).ConfigureAwait(false);
            return null;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return "It was cancelled.";
        }
        catch (StorageException problem)
        {
            return $"{problem.Message} The rest of the file was not imported: {(problem.Problem == StorageProblem.Full ? "make room and import what is missing again." : "import what is missing again in a moment.")}";
        }
        catch (ImportException problem)
        {
            return problem.Message;
        }
    }

    [LoggerMessage(Level = LogLevel.Information, Message = "Imported {Conversations} conversations with {Messages} messages; {Skipped} items were skipped; ended early: {EndedEarly}")]
    private static partial void LogImported(ILogger logger, int conversations, int messages, int skipped, bool endedEarly);
}
