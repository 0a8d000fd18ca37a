using System.Globalization;
using System.Text.Json;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>One import: what was taken, what was not, and the door to the store.</summary>
internal sealed class ImportSession(
    ConversationService conversations, IModelCatalog catalog, TimeProvider time, ImportLimits limits, Stream file, IProgress<ImportProgress>? progress)
{
    private static readonly TimeSpan ProgressPeriod = TimeSpan.FromMilliseconds(200);

    private readonly ImportNotes _notes = new();
    private readonly List<SkippedItem> _skipped = [];
    private int _conversations;
    private int _messages;
    private int _skippedCount;
    private long _toldAt;

    public ImportLimits Limits => limits;

    public TimeProvider Time => time;

    public ImportNotes Notes => _notes;

    public ImportReport Report(string? problem) => new(_conversations, _messages, _skipped, _skippedCount, _notes.Sentences, problem);

    /// <exception cref="ImportException">The file, or the rest of it, cannot be read.</exception>
    /// <exception cref="StorageException">A conversation could not be kept.</exception>
    public async Task ReadAsync(string name, CancellationToken cancellationToken)
    {
        if (file.Length > limits.File)
        {
            throw new ImportException(string.Create(CultureInfo.InvariantCulture, $"The file has {file.Length >> 20:#,0} MB; the limit is {limits.File >> 20:#,0} MB. Nothing of it was read."));
        }

        await new ImportFileReader(this).ReadAsync(file, name, cancellationToken).ConfigureAwait(false);
        Tell();
    }

    /// <summary>Takes one conversation of any known kind, or notes why not.</summary>
    public Task TakeAsync(JsonElement conversation, string place, CancellationToken cancellationToken)
    {
        var title = ConversationTitle.Clean(conversation.Text("title") ?? conversation.Text("name") ?? "");
        return TakeAsync(() => Read(conversation), title.Length > 0 ? title : place, cancellationToken);
    }

    /// <param name="read">Throws <see cref="UnusableConversationException"/> where there is nothing to take.</param>
    public async Task TakeAsync(Func<ConversationRecord> read, string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (_conversations == limits.Conversations)
        {
            throw new ImportException(string.Create(CultureInfo.InvariantCulture, $"The file has more than {limits.Conversations:#,0} conversations. The rest was not imported."));
        }

        ConversationRecord conversation;
        try
        {
            conversation = new ConversationRenewal(limits, catalog, time, _notes).Renew(read());
        }
        catch (UnusableConversationException problem)
        {
            Skip(name, problem.Message);
            return;
        }

        await conversations.ImportAsync(conversation, cancellationToken).ConfigureAwait(false);
        _conversations++;
        _messages += conversation.Messages.Count;
        TellSometimes();
    }

    public void Skip(string name, string reason)
    {
        _skippedCount++;
        if (_skipped.Count < limits.Named)
        {
            _skipped.Add(new(ConversationTitle.Clean(name), reason));
        }

        TellSometimes();
    }

    private ConversationRecord Read(JsonElement conversation)
    {
        if (StudioExport.Is(conversation))
        {
            return StudioExport.Read(conversation);
        }

        var chat = ChatGptExport.Is(conversation) ? ChatGptExport.Read(conversation, _notes)
            : ClaudeExport.Is(conversation) ? ClaudeExport.Read(conversation, _notes)
            : OpenWebUiExport.Is(conversation) ? OpenWebUiExport.Read(conversation, _notes)
            : throw new UnusableConversationException("It is no conversation of a known kind: neither ChatStudio's nor ChatGPT's, Claude's or Open WebUI's.");
        return chat.ToRecord(time);
    }

    private void TellSometimes()
    {
        if (_toldAt == 0 || time.GetElapsedTime(_toldAt) >= ProgressPeriod)
        {
            Tell();
        }
    }

    private void Tell()
    {
        _toldAt = time.GetTimestamp();
        progress?.Report(new(file.Length == 0 ? 1 : (double)file.Position / file.Length, _conversations, _messages, _skippedCount));
    }
}
