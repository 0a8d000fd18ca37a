using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations;

/// <summary>
/// Every change to conversations goes through here. A singleton: all tabs see the same conversations. A prompt is in the store
/// before its provider is asked; a command whose task has completed survives a crash. Commands on a conversation that does not
/// exist (any more) do nothing, but for those that carry text.
/// </summary>
/// <remarks>
/// Summaries of all conversations are in memory, messages of those that are open. Commands on one conversation come one after
/// the other; those that carry text throw <see cref="PromptRejectedException"/> when the store could not take it, with nothing
/// sent. What only changes how a conversation is shown (its branch, its model) is kept within a quarter of a second instead.
/// </remarks>
[SuppressMessage("Design", "CA1001", Justification = "Answers that end while the process does still take their turn; a semaphore nobody waits on holds nothing.")]
public sealed partial class ConversationService(
    GenerationService generation, IConversationStore store, RunJournal journal, TimeProvider time, ILogger<ConversationService> logger)
{
    /// <summary>Characters of one prompt. About 250,000 tokens, more than most models read.</summary>
    public const int MaxPromptLength = 1_000_000;

    /// <summary>Prompts that may wait in one conversation.</summary>
    public const int MaxQueued = 20;

    // A store raises it when it takes a run away.
    internal const int FirstEpoch = 1;

    private readonly ConversationSummaries _summaries = new();
    private readonly OpenItems<ConversationId, Conversation> _open = new();
    private readonly SemaphoreSlim _loading = new(1, 1);
    private readonly ConcurrentDictionary<Guid, Lazy<Task<Conversation>>> _starts = new();

    // Requests of temporary conversations are known like all others; it is what is not on disk.
    private readonly InMemoryConversationStore _temporary = new();

    /// <summary>
    /// Raised after a conversation was added or removed or its summary or running state changed, on any thread and outside
    /// locks.
    /// </summary>
    public event Action? Changed;

    /// <summary>Raised after an answer has ended, in whatever way; on any thread and outside locks.</summary>
    public event Action<Conversation, Run>? AnswerEnded;

    /// <summary>Raised once for each conversation, when its first answer has completed; on any thread, while its commands are held.</summary>
    internal event Action<Conversation, ConversationMessage>? Answered;

    /// <summary>All that are not deleted, archived and temporary ones included; the last written to first. An immutable snapshot, made once for each change.</summary>
    public IReadOnlyList<ConversationSummary> Summaries => _summaries.Listed;

    /// <summary>Null when there is none, or when it is deleted.</summary>
    public ConversationSummary? Find(ConversationId id) => _summaries.Find(id) is { DeletedAt: null } summary ? summary : null;

    /// <summary>The answer that streams on the conversation's shown path; null when none does.</summary>
    public Run? LiveRunOf(ConversationId id) => _open.Peek(id)?.LiveRun;

    /// <summary>
    /// A conversation with its messages: at once when it is in memory, else from the store. Null when there is none or when it
    /// is deleted.
    /// </summary>
    /// <exception cref="StorageException">It could not be read.</exception>
    public ValueTask<Conversation?> OpenAsync(ConversationId id, CancellationToken cancellationToken = default)
        => Find(id) is null ? new((Conversation?)null) : _open.Find(id) is { } open ? new(open) : new(LoadAsync(id, cancellationToken));

    /// <summary>Starts a conversation with its first prompt and run. The same request id twice is one conversation.</summary>
    /// <param name="isTemporary">Leaves nothing behind: it is kept in memory only.</param>
    /// <exception cref="PromptRejectedException">The prompt is empty or too long, or could not be saved.</exception>
    public Task<Conversation> StartAsync(string prompt, ModelInfo model, Guid requestId = default, bool isTemporary = false)
        => StartAsync(prompt, new ConversationSettings(model), requestId, isTemporary);

    /// <inheritdoc cref="StartAsync(string, ModelInfo, Guid, bool)"/>
    /// <param name="settings">What this prompt and the next ones are sent with.</param>
    public async Task<Conversation> StartAsync(string prompt, ConversationSettings settings, Guid requestId = default, bool isTemporary = false)
    {
        Check(prompt);
        if (requestId == Guid.Empty)
        {
            return await RefuseUnsavedAsync(() => StartNewAsync(prompt, settings, requestId, isTemporary)).ConfigureAwait(false);
        }

        // While the first of two is on its way to the store; afterwards the store knows the request.
        try
        {
            return await RefuseUnsavedAsync(() => _starts.GetOrAdd(requestId, id => new(() => StartNewAsync(prompt, settings, id, isTemporary))).Value).ConfigureAwait(false);
        }
        finally
        {
            _starts.TryRemove(requestId, out _);
        }
    }

    /// <summary>
    /// Sends a prompt after the active path, or queues it while an answer streams. <paramref name="requestId"/> makes a double
    /// click or a resend after a reconnect one message: the same id twice does nothing the second time.
    /// </summary>
    /// <exception cref="PromptRejectedException">The prompt is empty or too long, the queue full, the conversation deleted, or it could not be saved.</exception>
    public Task SendAsync(ConversationId id, string prompt, Guid requestId)
    {
        Check(prompt);
        return TakeAsync(id, requestId, conversation =>
        {
            var path = conversation.Path;
            if (Conversation.LiveOn(path) is null && !IsAboutToSendQueue(conversation, path))
            {
                return AskAsync(conversation, LeafOf(path), prompt, requestId);
            }

            return conversation.Waiting.Count < MaxQueued
                ? QueueAsync(conversation, new(MessageId.New(time), prompt, requestId))
                : throw new PromptRejectedException($"{MaxQueued} prompts are waiting already. Your text was not sent; wait for an answer or remove one of them.");
        });
    }

    /// <summary>
    /// Answers the same prompt again, as a sibling of <paramref name="answer"/>; with another model where one is given, and with that
    /// of the conversation where the answer was imported. An answer that still streams on the active path is stopped and keeps its text.
    /// </summary>
    /// <exception cref="PromptRejectedException">It could not be saved.</exception>
    public async Task RegenerateAsync(ConversationId id, MessageId answer, ModelInfo? model = null, Guid requestId = default)
        => await RefuseUnsavedAsync(() => ChangeAsync(id, requestId, conversation =>
            conversation.Tree.Find(answer) is { Run: { } run, ParentId: { } prompt }
                ? AnswerAsync(conversation, Turn(prompt, model ?? (run.Model.IsImported ? conversation.CurrentSettings.Model : run.Model), requestId))
                : No)).ConfigureAwait(false);

    /// <summary>
    /// Sends an edited prompt as a sibling of <paramref name="prompt"/>. An answer that still streams on the active path is
    /// stopped and keeps its text.
    /// </summary>
    /// <exception cref="PromptRejectedException">The text is empty or too long, the conversation deleted, or it could not be saved.</exception>
    public Task EditAsync(ConversationId id, MessageId prompt, string text, Guid requestId = default)
    {
        Check(text);
        return TakeAsync(id, requestId, conversation => conversation.Tree.Find(prompt) is { Role: MessageRole.User } original
            ? AskAsync(conversation, original.ParentId, text, requestId)
            : throw new PromptRejectedException("The message you changed is not in this conversation. Nothing was sent and your text is still here: send it as a new message."));
    }

    /// <summary>Shows the sibling before (−1) or after (+1) a message. Runs go on, shown or not.</summary>
    public Task SwitchBranchAsync(ConversationId id, MessageId message, int step)
        => ChangeAsync(id, Guid.Empty, conversation =>
        {
            lock (conversation.Gate)
            {
                if (conversation.Tree.Find(message) is not { } shown)
                {
                    return No;
                }

                var siblings = conversation.Tree.SiblingsOf(shown);
                var index = Math.Clamp(siblings.IndexOf(shown) + step, 0, siblings.Count - 1);
                return siblings[index] == shown ? No : Show(conversation, siblings[index]);
            }
        });

    /// <summary>Changes what the next prompt is sent with.</summary>
    public Task ConfigureAsync(ConversationId id, Func<ConversationSettings, ConversationSettings> change)
        => ChangeAsync(id, Guid.Empty, conversation =>
        {
            var changed = change(conversation.CurrentSettings);
            if (changed == conversation.CurrentSettings)
            {
                return No;
            }

            lock (conversation.Gate)
            {
                conversation.CurrentSettings = changed;
            }

            return SaveSoon(conversation);
        });

    /// <summary>Which model the next prompt goes to.</summary>
    public Task SetModelAsync(ConversationId id, ModelInfo model) => ConfigureAsync(id, settings => settings with { Model = model });

    /// <summary>
    /// Stops the live answer and sends the oldest queued prompt at once; also the way to send one that was left waiting after
    /// Stop, a failure or a restart. Does nothing when none is queued.
    /// </summary>
    /// <exception cref="PromptRejectedException">It could not be saved; the prompt waits on.</exception>
    public async Task StopAndSendAsync(ConversationId id)
        => await RefuseUnsavedAsync(() => ChangeAsync(id, Guid.Empty, conversation => conversation.Waiting.Count == 0 ? No : SendOldestAsync(conversation))).ConfigureAwait(false);

    /// <summary>Takes a prompt out of the queue and returns its text; null when it was already sent.</summary>
    /// <exception cref="StorageException">It could not be taken out, and waits on.</exception>
    public async Task<string?> RemoveQueuedAsync(ConversationId id, MessageId queued)
    {
        string? text = null;
        await ChangeAsync(id, Guid.Empty, async conversation =>
        {
            if (conversation.Waiting.Find(prompt => prompt.Id == queued) is not { } prompt)
            {
                return false;
            }

            await CommitAsync(conversation, ConversationTurns.Change(conversation) with { Dequeued = queued }).ConfigureAwait(false);
            lock (conversation.Gate)
            {
                conversation.Waiting.Remove(prompt);
            }

            text = prompt.Text;
            return true;
        }).ConfigureAwait(false);
        return text;
    }

    private static void Check(string prompt)
    {
        if (string.IsNullOrWhiteSpace(prompt))
        {
            throw new PromptRejectedException("There is nothing to send yet. Write a prompt first.");
        }

        if (prompt.Length > MaxPromptLength)
        {
            throw new PromptRejectedException(string.Create(
                CultureInfo.InvariantCulture,
                $"The prompt has {prompt.Length:#,0} characters; the limit is {MaxPromptLength:#,0}. Nothing was sent and your text is still here: shorten or split it."));
        }
    }
}
