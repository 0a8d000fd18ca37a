using System.IO.Compression;
using System.Text;
using System.Text.Json;
using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Core.Conversations.Transfer.Exporting;

/// <summary>Writes conversations into files. Changes nothing, and holds one conversation in memory at a time.</summary>
public sealed class ConversationExport(ConversationService conversations, TimeProvider time)
{
    /// <summary>Writes one conversation.</summary>
    /// <returns>False when there is none; nothing was written then.</returns>
    /// <exception cref="StorageException">It could not be read; nothing was written.</exception>
    public async Task<bool> WriteAsync(ConversationId id, TransferFormat format, Stream stream, CancellationToken cancellationToken)
    {
        if (await conversations.ReadAsync(id, cancellationToken).ConfigureAwait(false) is not { } conversation)
        {
            return false;
        }

        await WriteAsync(conversation, format, stream, cancellationToken).ConfigureAwait(false);
        return true;
    }

    /// <summary>Writes a ZIP file with a file for each conversation, archived ones included and temporary ones not: those are to leave nothing behind.</summary>
    /// <returns>How many there are in it.</returns>
    /// <exception cref="StorageException">One could not be read; the file ends there and is not a whole ZIP file.</exception>
    public async Task<int> WriteAllAsync(TransferFormat format, Stream stream, CancellationToken cancellationToken)
    {
        var count = 0;
        var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            foreach (var summary in conversations.Summaries.Where(summary => summary is { IsTemporary: false, Kind: ConversationKind.Chat }))
            {
                if (await conversations.ReadAsync(summary.Id, cancellationToken).ConfigureAwait(false) is not { } conversation)
                {
                    // Deleted since.
                    continue;
                }

                var entry = await zip.CreateEntry(ExportNames.Of(summary, format), CompressionLevel.Fastest).OpenAsync(cancellationToken).ConfigureAwait(false);
                await using (entry.ConfigureAwait(false))
                {
                    await WriteAsync(conversation, format, entry, cancellationToken).ConfigureAwait(false);
                    count++;
                }
            }
        }

        return count;
    }

    private async Task WriteAsync(ConversationRecord conversation, TransferFormat format, Stream stream, CancellationToken cancellationToken)
    {
        var file = new ConversationFile(ConversationFile.CurrentFormat, time.GetUtcNow(), conversation);
        if (format == TransferFormat.Json)
        {
            await JsonSerializer.SerializeAsync(stream, file, TransferJson.Indented, cancellationToken).ConfigureAwait(false);
            return;
        }

        var text = format == TransferFormat.Html ? ConversationHtml.Write(file) : ConversationMarkdown.Write(conversation);
        await stream.WriteAsync(Encoding.UTF8.GetBytes(text), cancellationToken).ConfigureAwait(false);
    }
}
