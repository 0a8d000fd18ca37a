using ChatStudio.Core.Conversations.Storage;
using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations;

/// <content>Answers that ended early and are gone on with.</content>
public sealed partial class ConversationService
{
    /// <summary>
    /// Goes on with the last answer of the shown path where <see cref="Run.CanBeContinued"/> says so: its model is asked for the rest, which becomes part of
    /// the same message. Does nothing for any other answer, and nothing the second time for the same <paramref name="requestId"/>.
    /// </summary>
    /// <exception cref="PromptRejectedException">It could not be saved; nothing was sent.</exception>
    public async Task ContinueAsync(ConversationId id, MessageId answer, Guid requestId = default)
        => await RefuseUnsavedAsync(() => ChangeAsync(id, requestId, conversation =>
            conversation.Tree.Path() is [.., { Run.CanBeContinued: true } last] && last.Id == answer ? GoOnAsync(conversation, last, requestId) : No)).ConfigureAwait(false);

    private async Task<bool> GoOnAsync(Conversation conversation, ConversationMessage answer, Guid requestId)
    {
        RefuseWhenClosing();
        var earlier = answer.Run!;
        var continuation = Continuation.Of(earlier);
        var beginning = new RunBeginning(RunId.New(time), answer.Id, requestId, FirstEpoch, earlier.Model, time.GetUtcNow(), earlier.Id) { Log = continuation.Beginning };
        var change = ConversationTurns.Change(conversation, conversation.Summary with { UpdatedAt = beginning.StartedAt }) with
        {
            Ended = journal.IsUnwritten(earlier.Id) ? new(answer.Id, FirstEpoch, earlier.ToRecord()) : null,
            Run = beginning,
        };
        if (!await CommitAsync(conversation, change).ConfigureAwait(false))
        {
            return false;
        }

        ConversationMessage continued;
        lock (conversation.Gate)
        {
            var settings = conversation.CurrentSettings;
            continued = answer.With(generation.Start(new(earlier.Model, ConversationHistory.ToMessages(conversation.Tree.PathTo(answer.ParentId), settings.SystemPrompt))
            {
                Id = beginning.Id,
                Options = settings.Parameters?.ToOptions(),
                Continues = continuation,
            }));
            conversation.Tree.Replace(continued);
            conversation.Publish();
        }

        Follow(conversation, continued, FirstEpoch);
        return true;
    }
}
