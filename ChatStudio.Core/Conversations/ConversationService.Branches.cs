using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations;

/// <content>Moving between branches, and beginning new ones in the middle of a path.</content>
public sealed partial class ConversationService
{
    /// <summary>Shows the branch that a message is on, from the first message down to its leaf. Does nothing where it is shown already.</summary>
    public Task ShowBranchAsync(ConversationId id, MessageId message)
        => ChangeAsync(id, Guid.Empty, conversation =>
        {
            lock (conversation.Gate)
            {
                return conversation.Tree.Find(message) is null ? No : ShowPathTo(conversation, message);
            }
        });

    /// <summary>
    /// Sends a prompt after an answer, wherever that is: what already follows it stays as another branch. An answer that streams on the
    /// active path is stopped and keeps its text. <paramref name="requestId"/> works as in <see cref="SendAsync"/>.
    /// </summary>
    /// <exception cref="PromptRejectedException">
    /// The prompt is empty or too long, the answer still streams or is not there, the conversation deleted, or it could not be saved.
    /// </exception>
    public Task SendAfterAsync(ConversationId id, MessageId answer, string prompt, Guid requestId)
    {
        Check(prompt);
        return TakeAsync(id, requestId, async conversation =>
        {
            if (conversation.Tree.Find(answer) is not { Run: { } run })
            {
                throw new PromptRejectedException("The answer to go on from is not in this conversation. Nothing was sent and your text is still here.");
            }

            if (!run.State.IsFinal())
            {
                throw new PromptRejectedException("The answer to go on from still streams. Nothing was sent and your text is still here: wait for its end or stop it.");
            }

            lock (conversation.Gate)
            {
                // The new branch is to be seen, from another one as well.
                _ = ShowPathTo(conversation, answer);
            }

            return await AskAsync(conversation, answer, prompt, requestId).ConfigureAwait(false);
        });
    }

    private Task<bool> ShowPathTo(Conversation conversation, MessageId message)
    {
        if (conversation.Tree.Path().Any(shown => shown.Id == message))
        {
            return No;
        }

        foreach (var step in conversation.Tree.PathTo(message))
        {
            _ = Show(conversation, step);
        }

        return Yes;
    }
}
