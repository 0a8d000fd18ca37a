using System.Collections.Concurrent;
using System.Globalization;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations;

/// <summary>
/// Every change to conversations goes through here. A singleton that keeps them in memory: they survive a refresh and other
/// tabs, not a restart. Commands on a conversation that does not exist (any more) do nothing, but for those that carry text.
/// </summary>
public sealed partial class ConversationService(GenerationService generation, TimeProvider time, ILogger<ConversationService> logger)
{
    /// <summary>Characters of one prompt. About 250,000 tokens, more than most models read.</summary>
    public const int MaxPromptLength = 1_000_000;

    /// <summary>Prompts that may wait in one conversation.</summary>
    public const int MaxQueued = 20;

    private readonly ConcurrentDictionary<ConversationId, Conversation> _conversations = new();
    private readonly ConcurrentDictionary<Guid, Lazy<Conversation>> _starts = new();

    /// <summary>
    /// Raised after a conversation was added or removed or its messages or running state changed, on any thread and outside
    /// locks.
    /// </summary>
    public event Action? Changed;

    /// <summary>The last written to first.</summary>
    public IReadOnlyList<Conversation> Conversations
        => [.. _conversations.Values.OrderByDescending(c => c.UpdatedAt).ThenByDescending(c => c.Id.Value)];

    public Conversation? Find(ConversationId id) => _conversations.GetValueOrDefault(id);

    /// <summary>Starts a conversation with its first prompt and run. The same request id twice is one conversation.</summary>
    /// <exception cref="PromptRejectedException">The prompt is empty or too long.</exception>
    public Conversation Start(string prompt, ModelInfo model, Guid requestId = default)
    {
        Check(prompt);
        if (requestId == Guid.Empty)
        {
            return StartNew(prompt, model);
        }

        return _starts.GetOrAdd(requestId, _ => new(() => StartNew(prompt, model))).Value;
    }

    /// <summary>
    /// Sends a prompt after the active path, or queues it while an answer streams. <paramref name="requestId"/> makes a double
    /// click or a resend after a reconnect one message: the same id twice does nothing the second time.
    /// </summary>
    /// <exception cref="PromptRejectedException">The prompt is empty or too long, the queue full or the conversation deleted.</exception>
    public void Send(ConversationId id, string prompt, Guid requestId)
    {
        Check(prompt);
        var isThere = Change(Find(id), conversation =>
        {
            if (conversation.Requests.IsKnown(requestId))
            {
                return false;
            }

            var path = conversation.Tree.Path();
            if (Conversation.LiveOn(path) is null && !IsAboutToSendQueue(conversation, path))
            {
                Ask(conversation, path.LastOrDefault()?.Id, prompt);
            }
            else if (conversation.Waiting.Count < MaxQueued)
            {
                conversation.Waiting.Add(new(MessageId.New(time), prompt));
            }
            else
            {
                throw new PromptRejectedException($"{MaxQueued} prompts are waiting already. Your text was not sent; wait for an answer or remove one of them.");
            }

            conversation.Requests.Remember(requestId);
            return true;
        });
        if (!isThere)
        {
            throw Deleted();
        }
    }

    /// <summary>
    /// Answers the same prompt again, as a sibling of <paramref name="answer"/>; with another model where one is given. An
    /// answer that still streams on the active path is stopped and keeps its text.
    /// </summary>
    public void Regenerate(ConversationId id, MessageId answer, ModelInfo? model = null, Guid requestId = default)
        => Change(Find(id), conversation =>
        {
            if (conversation.Tree.Find(answer) is not { Run: { } run, ParentId: { } prompt } || conversation.Requests.IsKnown(requestId))
            {
                return false;
            }

            conversation.Requests.Remember(requestId);
            Conversation.LiveOn(conversation.Tree.Path())?.Stop();
            Answer(conversation, prompt, model ?? run.Model);
            return true;
        });

    /// <summary>
    /// Sends an edited prompt as a sibling of <paramref name="prompt"/>. An answer that still streams on the active path is
    /// stopped and keeps its text.
    /// </summary>
    /// <exception cref="PromptRejectedException">The text is empty or too long or the conversation deleted.</exception>
    public void Edit(ConversationId id, MessageId prompt, string text, Guid requestId = default)
    {
        Check(text);
        var isThere = Change(Find(id), conversation =>
        {
            if (conversation.Tree.Find(prompt) is not { Role: MessageRole.User } original || conversation.Requests.IsKnown(requestId))
            {
                return false;
            }

            conversation.Requests.Remember(requestId);
            Conversation.LiveOn(conversation.Tree.Path())?.Stop();
            Ask(conversation, original.ParentId, text);
            return true;
        });
        if (!isThere)
        {
            throw Deleted();
        }
    }

    /// <summary>Shows the sibling before (−1) or after (+1) a message. Runs go on, shown or not.</summary>
    public void SwitchBranch(ConversationId id, MessageId message, int step)
        => Change(Find(id), conversation =>
        {
            if (conversation.Tree.Find(message) is not { } shown)
            {
                return false;
            }

            var siblings = conversation.Tree.SiblingsOf(shown);
            var index = Math.Clamp(siblings.IndexOf(shown) + step, 0, siblings.Count - 1);
            conversation.Tree.Show(siblings[index]);
            return siblings[index] != shown;
        });

    /// <summary>Which model the next prompt goes to.</summary>
    public void SetModel(ConversationId id, ModelInfo model)
        => Change(Find(id), conversation =>
        {
            var changes = conversation.CurrentModel != model;
            conversation.CurrentModel = model;
            return changes;
        });

    /// <summary>
    /// Stops the live answer and sends the oldest queued prompt at once; also the way to send one that was left waiting after
    /// Stop or a failure. Does nothing when none is queued.
    /// </summary>
    public void StopAndSend(ConversationId id)
        => Change(Find(id), conversation =>
        {
            if (conversation.Waiting.Count == 0)
            {
                return false;
            }

            Conversation.LiveOn(conversation.Tree.Path())?.Stop();
            SendOldest(conversation);
            return true;
        });

    /// <summary>Takes a prompt out of the queue and returns its text; null when it was already sent.</summary>
    public string? RemoveQueued(ConversationId id, MessageId queued)
    {
        string? text = null;
        Change(Find(id), conversation =>
        {
            if (conversation.Waiting.FindIndex(q => q.Id == queued) is >= 0 and var index)
            {
                text = conversation.Waiting[index].Text;
                conversation.Waiting.RemoveAt(index);
            }

            return text is not null;
        });
        return text;
    }

    /// <summary>Stops its runs, on all branches, and forgets the conversation.</summary>
    public void Delete(ConversationId id)
    {
        if (!_conversations.TryRemove(id, out var removed))
        {
            return;
        }

        foreach (var (requestId, started) in _starts)
        {
            if (started.IsValueCreated && started.Value == removed)
            {
                _starts.TryRemove(requestId, out _);
            }
        }

        Change(removed, conversation =>
        {
            conversation.IsDeleted = true;
            conversation.Waiting.Clear();
            foreach (var message in conversation.Tree.Messages)
            {
                message.Run?.Stop();
            }

            return true;
        });
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

    private static PromptRejectedException Deleted()
        => new("This conversation was deleted, maybe in another tab. Nothing was sent and your text is still here: start a new chat with it.");
}
