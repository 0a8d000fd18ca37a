using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.Json;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>Finds the conversations in a file by what it begins with, and hands them on one by one: never more than one is in memory.</summary>
internal sealed class ImportFileReader(ImportSession session)
{
    private const int Megabyte = 1 << 20;

    private readonly ImportLimits _limits = session.Limits;
    private long _unpacked;

    /// <exception cref="ImportException">The file, or the rest of it, cannot be read.</exception>
    public async Task ReadAsync(Stream file, string name, CancellationToken cancellationToken)
    {
        try
        {
            file.Position = 0;
            var start = new byte[4];
            var isZip = await file.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false) == start.Length && start.AsSpan().SequenceEqual("PK\u0003\u0004"u8);
            file.Position = 0;
            await (isZip ? ReadZipAsync(file, cancellationToken) : ReadTextAsync(file, name, _ => { }, cancellationToken)).ConfigureAwait(false);
        }
        catch (JsonException problem)
        {
            throw new ImportException(string.Create(CultureInfo.InvariantCulture, $"The file is damaged or cut off: its JSON cannot be read further after about line {(problem.LineNumber ?? 0) + 1:#,0}."), problem);
        }
        catch (Exception problem) when (problem is InvalidDataException or NotSupportedException or EndOfStreamException)
        {
            throw new ImportException("The ZIP file is damaged, cut off or of a kind that is not known. Unpack it and import what is in it.", problem);
        }
        catch (IOException problem)
        {
            throw new ImportException($"The file cannot be read: {problem.Message}", problem);
        }
    }

    private async Task ReadZipAsync(Stream file, CancellationToken cancellationToken)
    {
        var zip = await ZipArchive.CreateAsync(file, ZipArchiveMode.Read, leaveOpen: true, entryNameEncoding: null, cancellationToken).ConfigureAwait(false);
        await using (zip.ConfigureAwait(false))
        {
            if (zip.Entries.Count > _limits.Entries)
            {
                throw new ImportException(string.Create(CultureInfo.InvariantCulture, $"The ZIP file holds {zip.Entries.Count:#,0} files; the limit is {_limits.Entries:#,0}. Nothing of it was read."));
            }

            var texts = zip.Entries.Where(entry => IsText(entry.Name)).ToList();

            // What ChatGPT and Claude give holds much else that is JSON or HTML too.
            var chats = texts.Where(entry => IsListOfChats(entry.Name)).ToList();
            var chosen = chats.Count > 0 ? chats : texts;
            session.Notes.Add("other files of the ZIP file were left out", zip.Entries.Count(entry => entry.Name.Length > 0) - chosen.Count);
            if (chosen.Count == 0)
            {
                throw new ImportException("There is no conversation in the ZIP file: neither JSON nor HTML nor Markdown.");
            }

            foreach (var entry in chosen)
            {
                await ReadEntryAsync(entry, cancellationToken).ConfigureAwait(false);
            }
        }
    }

    private async Task ReadEntryAsync(ZipArchiveEntry entry, CancellationToken cancellationToken)
    {
        var unfolded = 0L;
        var most = Megabyte + entry.CompressedLength * _limits.Ratio;
        var stream = await entry.OpenAsync(cancellationToken).ConfigureAwait(false);
        await using (stream.ConfigureAwait(false))
        {
            await ReadTextAsync(stream, entry.Name, Count, cancellationToken).ConfigureAwait(false);
        }

        void Count(int bytes)
        {
            unfolded += bytes;
            _unpacked += bytes;
            if (unfolded > most || _unpacked > _limits.Unpacked)
            {
                throw new ImportException("The ZIP file unfolds to far more than a conversation has. It was not read further.");
            }
        }
    }

    private async Task ReadTextAsync(Stream stream, string name, Action<int> count, CancellationToken cancellationToken)
    {
        var sinceLast = 0L;
        using var metered = new MeteredStream(stream, bytes =>
        {
            count(bytes);
            sinceLast += bytes;
            if (sinceLast > _limits.Conversation)
            {
                throw new ImportException(string.Create(CultureInfo.InvariantCulture, $"A conversation in {name} has more than {_limits.Conversation >> 20:#,0} MB. The file was not read further."));
            }
        });
        var (first, whole) = await BeginningAsync(metered, cancellationToken).ConfigureAwait(false);
        using var rejoined = whole;
        switch (first)
        {
            case '[':
                var index = 0;
                await foreach (var item in JsonSerializer.DeserializeAsyncEnumerable<JsonElement>(rejoined, TransferJson.Options, cancellationToken).ConfigureAwait(false))
                {
                    sinceLast = 0;
                    index++;
                    await session.TakeAsync(item, $"{name}, number {index}", cancellationToken).ConfigureAwait(false);
                }

                break;
            case '{':
                var single = await JsonSerializer.DeserializeAsync<JsonElement>(rejoined, TransferJson.Options, cancellationToken).ConfigureAwait(false);
                await session.TakeAsync(single, name, cancellationToken).ConfigureAwait(false);
                break;
            case '<':
                var text = await TextAsync(rejoined, cancellationToken).ConfigureAwait(false);
                await session.TakeAsync(() => MarkdownExport.Is(text) ? MarkdownExport.Read(text).ToRecord(session.Time) : StudioExport.ReadHtml(text), name, cancellationToken).ConfigureAwait(false);
                break;
            default:
                session.Skip(name, first is null ? "It is empty." : "It is nothing that is known here: neither JSON nor a page or Markdown that ChatStudio exported.");
                break;
        }
    }

    /// <summary>The first character that is not blank, and a stream that begins at the beginning again.</summary>
    private static async Task<(char? First, Stream Whole)> BeginningAsync(Stream stream, CancellationToken cancellationToken)
    {
        var start = new byte[4096];
        var length = await stream.ReadAtLeastAsync(start, start.Length, throwOnEndOfStream: false, cancellationToken).ConfigureAwait(false);
        var text = start.AsMemory(0, length);
        text = text.Span.StartsWith(Encoding.UTF8.Preamble) ? text[3..] : text;
        text = text.TrimStart(" \t\r\n"u8);
        return (text.IsEmpty ? null : (char)text.Span[0], new RejoinedStream(text, stream));
    }

    private static async Task<string> TextAsync(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8, detectEncodingFromByteOrderMarks: false, leaveOpen: true);
        return await reader.ReadToEndAsync(cancellationToken).ConfigureAwait(false);
    }

    private static bool IsText(string name) => Path.GetExtension(name).ToLowerInvariant() is ".json" or ".html" or ".htm" or ".md";

    // conversations.json; conversations-000.json and on where there are many.
    private static bool IsListOfChats(string name)
        => name.StartsWith("conversations", StringComparison.OrdinalIgnoreCase) && name.EndsWith(".json", StringComparison.OrdinalIgnoreCase)
            && name["conversations".Length..^".json".Length].All(c => char.IsAsciiDigit(c) || c is '-' or '_');
}
