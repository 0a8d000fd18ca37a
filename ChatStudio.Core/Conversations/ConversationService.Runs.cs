using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;
using Microsoft.Extensions.Logging;

namespace ChatStudio.Core.Conversations;

/// <content>What happens under a conversation's gate, and when a run ends.</content>
public sealed partial class ConversationService
{
    /// <summary>
    /// The answer has completed and the queue is sent in a moment, by <see cref="FollowAsync"/>: what is sent now must not
    /// overtake it.
    /// </summary>
    private static bool IsAboutToSendQueue(Conversation conversation, IReadOnlyList<ConversationMessage> path)
        => conversation.Waiting.Count > 0 && path is [.., { Run.State: RunState.Completed } answer] && !answer.EndWasSeen;

    private Conversation StartNew(string prompt, ModelInfo model)
    {
        var conversation = new Conversation(prompt, model, time);
        _conversations[conversation.Id] = conversation;
        Change(conversation, c =>
        {
            Ask(c, null, prompt);
            return true;
        });
        return conversation;
    }

    /// <summary>Carries out a command under the gate and tells the viewers after it, when the command says it changed something.</summary>
    /// <returns>False when there is no such conversation (any more).</returns>
    private bool Change(Conversation? conversation, Func<Conversation, bool> command)
    {
        if (conversation is null)
        {
            return false;
        }

        bool changed;
        lock (conversation.Gate)
        {
            if (conversation.IsDeleted)
            {
                return false;
            }

            changed = command(conversation);
            conversation.Publish();
        }

        if (changed)
        {
            Tell(conversation.RaiseChanged, conversation.Id);
            Tell(() => Changed?.Invoke(), conversation.Id);
        }

        return true;
    }

    /// <summary>A viewer that throws must not undo a command nor break the run's watch; it is logged.</summary>
    private void Tell(Action raise, ConversationId id)
    {
        try
        {
            raise();
        }
        catch (Exception e)
        {
            LogViewerFailed(logger, id, e);
        }
    }

    private void Ask(Conversation conversation, MessageId? after, string prompt)
    {
        var message = new ConversationMessage
        {
            Id = MessageId.New(time),
            ParentId = after,
            Role = MessageRole.User,
            At = time.GetUtcNow(),
            Prompt = prompt,
        };
        conversation.Tree.Add(message);
        Answer(conversation, message.Id, conversation.CurrentModel);
    }

    private void Answer(Conversation conversation, MessageId prompt, ModelInfo model)
    {
        var history = ConversationHistory.ToMessages(conversation.Tree.PathTo(prompt));
        var run = generation.Start(new(model, history));
        var answer = new ConversationMessage
        {
            Id = MessageId.New(time),
            ParentId = prompt,
            Role = MessageRole.Assistant,
            At = run.StartedAt,
            Run = run,
        };
        conversation.Tree.Add(answer);
        conversation.LastMessageAt = answer.At;
        _ = FollowAsync(conversation, answer, run);
    }

    /// <summary>When an answer completes, the oldest queued prompt is sent after it. After Stop or a failure the queue waits for a decision.</summary>
    private async Task FollowAsync(Conversation conversation, ConversationMessage answer, Run run)
    {
        await run.Completion.ConfigureAwait(false);
        Change(conversation, c =>
        {
            answer.EndWasSeen = true;
            if (run.State == RunState.Completed && c.Waiting.Count > 0 && c.Tree.Path() is [.., var leaf] && leaf == answer)
            {
                SendOldest(c);
            }

            return true;
        });
    }

    private void SendOldest(Conversation conversation)
    {
        var next = conversation.Waiting[0];
        conversation.Waiting.RemoveAt(0);
        Ask(conversation, conversation.Tree.Path().LastOrDefault()?.Id, next.Text);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Conversation {ConversationId}: a viewer failed on a change")]
    private static partial void LogViewerFailed(ILogger logger, ConversationId conversationId, Exception exception);
}
