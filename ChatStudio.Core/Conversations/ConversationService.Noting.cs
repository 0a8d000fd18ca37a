namespace ChatStudio.Core.Conversations;

/// <content>Conversations whose messages another service keeps, as that of comparisons does: here they are listed, searched, renamed and deleted.</content>
public sealed partial class ConversationService
{
    /// <summary>Takes note of what the store was just told of a conversation; a new one joins the list.</summary>
    /// <returns>The summary as it is now, with what a person set meanwhile.</returns>
    internal ConversationSummary Note(ConversationSummary summary)
    {
        var noted = _summaries.Change(summary.Id, known => known.WithActivityOf(summary));
        if (noted is null)
        {
            _summaries.Put(summary);
        }

        Tell(() => Changed?.Invoke(), summary.Id);
        return noted ?? summary;
    }

    /// <summary>The conversation that a request id has changed; null when it is not known.</summary>
    internal Task<ConversationId?> FindRequestAsync(Guid requestId) => store.FindRequestAsync(requestId, CancellationToken.None);
}
