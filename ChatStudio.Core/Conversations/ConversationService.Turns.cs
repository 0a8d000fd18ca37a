using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations;

/// <content>How a command is carried out: planned, kept, done, told.</content>
public sealed partial class ConversationService
{
    private static readonly Task<bool> No = Task.FromResult(false);
    private static readonly Task<bool> Yes = Task.FromResult(true);

    /// <summary>
    /// The answer has completed and the queue is sent in a moment, by <see cref="FollowAsync"/>: what is sent now must not
    /// overtake it.
    /// </summary>
    private static bool IsAboutToSendQueue(Conversation conversation, IReadOnlyList<ConversationMessage> path)
        => conversation.Waiting.Count > 0 && path is [.., { Run.State: RunState.Completed } answer] && !answer.EndWasSeen;

    private static MessageId? LeafOf(IReadOnlyList<ConversationMessage> path) => path is [.., var leaf] ? leaf.Id : null;

    private IConversationStore StoreOf(ConversationSummary summary) => summary.IsTemporary ? _temporary : store;

    private async Task<Conversation> StartNewAsync(string prompt, ConversationSettings settings, Guid requestId, bool isTemporary)
    {
        RefuseWhenClosing();
        var now = time.GetUtcNow();
        var conversation = new Conversation(
            new()
            {
                Id = ConversationId.New(time),
                Title = ConversationTitle.From(prompt),
                CreatedAt = now,
                UpdatedAt = now,
                Models = [ModelMark.Of(settings.Model)],
                IsTemporary = isTemporary,
            },
            settings);
        var turn = Turn(null, prompt, settings.Model, requestId) with { IsNew = true };
        if (await AnswerAsync(conversation, turn).ConfigureAwait(false))
        {
            Tell(conversation);
            return conversation;
        }

        return await StoreOf(conversation.Summary).FindRequestAsync(requestId, CancellationToken.None).ConfigureAwait(false) is { } known
            && await OpenAsync(known).ConfigureAwait(false) is { } first ? first : throw Deleted();
    }

    /// <summary>A command that carries text: it must not vanish.</summary>
    private async Task TakeAsync(ConversationId id, Guid requestId, Func<Conversation, Task<bool>> command)
    {
        if (!await RefuseUnsavedAsync(() => ChangeAsync(id, requestId, command)).ConfigureAwait(false))
        {
            throw Deleted();
        }
    }

    private static PromptRejectedException Deleted()
        => new("This conversation was deleted, maybe in another tab. Nothing was sent and your text is still here: start a new chat with it.");

    /// <summary>Carries out a command in its turn and tells the viewers after it, when the command says that it changed something.</summary>
    /// <returns>False when there is no such conversation (any more).</returns>
    private async Task<bool> ChangeAsync(ConversationId id, Guid requestId, Func<Conversation, Task<bool>> command)
    {
        if (await OpenAsync(id).ConfigureAwait(false) is not { } conversation)
        {
            return false;
        }

        bool changed;
        await conversation.Commands.WaitAsync().ConfigureAwait(false);
        try
        {
            if (conversation.IsDeleted)
            {
                return false;
            }

            changed = !conversation.Requests.IsKnown(requestId) && await command(conversation).ConfigureAwait(false);
            if (changed)
            {
                conversation.Requests.Remember(requestId);
            }

            lock (conversation.Gate)
            {
                conversation.Publish();
            }
        }
        finally
        {
            conversation.Commands.Release();
        }

        if (changed)
        {
            Tell(conversation);
        }

        return true;
    }

    private Task<bool> AskAsync(Conversation conversation, MessageId? after, string prompt, Guid requestId)
        => AnswerAsync(conversation, Turn(after, prompt, conversation.CurrentSettings.Model, requestId));

    private Turn Turn(MessageId prompt, ModelInfo model, Guid requestId)
        => new(prompt, model, requestId) { Answer = MessageId.New(time), Run = RunId.New(time), At = time.GetUtcNow() };

    private Turn Turn(MessageId? after, string prompt, ModelInfo model, Guid requestId)
    {
        var question = new ConversationMessage { Id = MessageId.New(time), ParentId = after, Role = MessageRole.User, At = time.GetUtcNow(), Prompt = prompt };
        return Turn(question.Id, model, requestId) with { Question = question };
    }

    /// <summary>Writes a prompt and the run down, and only then asks the provider.</summary>
    /// <returns>False when the request is known: it was carried out already.</returns>
    private async Task<bool> AnswerAsync(Conversation conversation, Turn turn)
    {
        RefuseWhenClosing();
        var change = ConversationTurns.Change(conversation, turn);
        if (!await CommitAsync(conversation, change).ConfigureAwait(false))
        {
            return false;
        }

        ConversationMessage answer;
        lock (conversation.Gate)
        {
            // An edit or another answer takes the place of the one that streams; what follows one that ended stops nothing.
            Conversation.LiveOn(conversation.Tree.Path())?.Stop();
            if (turn.Question is { } question)
            {
                conversation.Tree.Add(question);
            }

            if (turn.Sent is { } sent)
            {
                conversation.Waiting.Remove(sent);
            }

            var settings = conversation.CurrentSettings;
            answer = new()
            {
                Id = turn.Answer,
                ParentId = turn.Prompt,
                Role = MessageRole.Assistant,
                At = turn.At,
                Runs =
                [
                    turn.Given ?? generation.Start(new(turn.Model, ConversationHistory.ToMessages(conversation.Tree.PathTo(turn.Prompt), settings.SystemPrompt))
                    {
                        Id = turn.Run,
                        Options = settings.Parameters?.ToOptions(),
                    }),
                ],
                EndWasSeen = turn.Given is not null,
            };
            conversation.Tree.Add(answer);
            conversation.Publish();
        }

        if (turn.IsNew)
        {
            conversation.Summary = change.Summary;
            _summaries.Put(change.Summary);
            _open.Add(conversation.Id, conversation, conversation.IsTemporary);
        }

        Follow(conversation, answer, change.Run!.Epoch);
        return true;
    }

    private void Follow(Conversation conversation, ConversationMessage answer, int epoch)
    {
        if (!conversation.IsTemporary)
        {
            journal.Track(answer.Run!, answer.Id, epoch);
        }

        _ = FollowAsync(conversation, answer, answer.Run!);
    }

    /// <summary>When an answer completes, the oldest queued prompt is sent after it. After Stop or a failure the queue waits for a decision.</summary>
    private async Task FollowAsync(Conversation conversation, ConversationMessage answer, Run run)
    {
        await run.Completion.ConfigureAwait(false);
        await ChangeAsync(conversation.Id, Guid.Empty, async c =>
        {
            if (!answer.EndWasSeen && run.State == RunState.Completed && !c.Tree.Messages.Any(message => message is { EndWasSeen: true, Run.State: RunState.Completed }))
            {
                Tell(() => Answered?.Invoke(c, answer), c.Id);
            }

            answer.EndWasSeen = true;
            if (run.State == RunState.Completed && c.Waiting.Count > 0 && c.Tree.Path() is [.., var leaf] && leaf == answer && !generation.IsClosing)
            {
                try
                {
                    await SendOldestAsync(c).ConfigureAwait(false);
                }
                catch (StorageException problem)
                {
                    // It waits on, and a person can send it.
                    LogNotSent(logger, c.Id, problem);
                }
            }

            return true;
        }).ConfigureAwait(false);
        Tell(() => AnswerEnded?.Invoke(conversation, run), conversation.Id);
    }

    private Task<bool> SendOldestAsync(Conversation conversation)
    {
        var next = conversation.Waiting[0];
        var turn = Turn(LeafOf(conversation.Tree.Path()), next.Text, conversation.CurrentSettings.Model, next.RequestId);
        return AnswerAsync(conversation, turn with { Sent = next });
    }

    private async Task<bool> QueueAsync(Conversation conversation, QueuedPrompt prompt)
    {
        RefuseWhenClosing();
        if (!await CommitAsync(conversation, ConversationTurns.Change(conversation) with { Queued = prompt }).ConfigureAwait(false))
        {
            return false;
        }

        lock (conversation.Gate)
        {
            conversation.Waiting.Add(prompt);
        }

        return true;
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Conversation {ConversationId}: a queued prompt could not be saved and was not sent")]
    private static partial void LogNotSent(ILogger logger, ConversationId conversationId, Exception exception);
}
