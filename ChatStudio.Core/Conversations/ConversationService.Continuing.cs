using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations;

/// <content>Conversations that begin with what was said elsewhere.</content>
public sealed partial class ConversationService
{
    /// <summary>
    /// Starts a conversation that goes on from prompts and answers given elsewhere, such as a column of a comparison. Nobody is asked. The
    /// answers are copies with ids of their own, so that the same ones can be gone on from again.
    /// </summary>
    /// <param name="turns">The answers must have ended.</param>
    /// <param name="settings">What the next prompt is sent with.</param>
    /// <exception cref="ArgumentException">There is nothing to go on from, or an answer still streams.</exception>
    /// <exception cref="PromptRejectedException">It could not be saved.</exception>
    public async Task<Conversation> ContinueAsync(IReadOnlyList<(string Prompt, Run Answer)> turns, ConversationSettings settings)
    {
        if (turns.Count == 0 || turns.Any(turn => !turn.Answer.State.IsFinal()))
        {
            throw new ArgumentException("A conversation goes on from at least one answer, and all have ended.", nameof(turns));
        }

        var now = time.GetUtcNow();
        var conversation = new Conversation(
            new()
            {
                Id = ConversationId.New(time),
                Title = ConversationTitle.From(turns[0].Prompt),
                CreatedAt = now,
                UpdatedAt = now,
                Models = [ModelMark.Of(settings.Model)],
            },
            settings);
        await RefuseUnsavedAsync(() => AddAsync(conversation, turns)).ConfigureAwait(false);
        Tell(conversation);
        return conversation;
    }

    private async Task<bool> AddAsync(Conversation conversation, IReadOnlyList<(string Prompt, Run Answer)> turns)
    {
        await conversation.Commands.WaitAsync().ConfigureAwait(false);
        try
        {
            MessageId? after = null;
            foreach (var (prompt, given) in turns)
            {
                var answer = generation.Restore(given.ToRecord() with { Id = RunId.New(time) });
                var turn = Turn(after, prompt, answer.Model, Guid.Empty) with { IsNew = after is null, Run = answer.Id, Given = answer };
                await AnswerAsync(conversation, turn).ConfigureAwait(false);
                after = turn.Answer;
            }

            return true;
        }
        finally
        {
            conversation.Commands.Release();
        }
    }
}
