using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations;

/// <summary>
/// Every change to conversations goes through here. A singleton that keeps them in memory: they survive a refresh and other
/// tabs, not a restart.
/// </summary>
public sealed class ConversationService
{
    /// <summary>Raised after a conversation was added, removed, renamed or its running state changed, on any thread.</summary>
    public event Action? Changed { add => throw new NotImplementedException(); remove => throw new NotImplementedException(); }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Conversation> Conversations => throw new NotImplementedException();

    public Conversation? Find(ConversationId id) => throw new NotImplementedException();

    /// <summary>Starts a conversation with its first prompt and run.</summary>
    public Conversation Start(string prompt, ModelInfo model) => throw new NotImplementedException();

    /// <summary>
    /// Sends a prompt after the active path, or queues it while an answer streams. <paramref name="requestId"/> makes a double
    /// click or a resend after a reconnect one message: the same id twice does nothing the second time.
    /// </summary>
    public void Send(ConversationId id, string prompt, Guid requestId) => throw new NotImplementedException();

    /// <summary>Answers the same prompt again, as a sibling of <paramref name="answer"/>; with another model where one is given.</summary>
    public void Regenerate(ConversationId id, MessageId answer, ModelInfo? model = null) => throw new NotImplementedException();

    /// <summary>Sends an edited prompt as a sibling of <paramref name="prompt"/>.</summary>
    public void Edit(ConversationId id, MessageId prompt, string text) => throw new NotImplementedException();

    /// <summary>Shows the sibling before (−1) or after (+1) a message.</summary>
    public void SwitchBranch(ConversationId id, MessageId message, int step) => throw new NotImplementedException();

    /// <summary>Which model the next prompt goes to.</summary>
    public void SetModel(ConversationId id, ModelInfo model) => throw new NotImplementedException();

    /// <summary>Stops the live answer and sends the queued prompt at once.</summary>
    public void StopAndSend(ConversationId id) => throw new NotImplementedException();

    /// <summary>Takes a prompt out of the queue and returns its text; null when it was already sent.</summary>
    public string? RemoveQueued(ConversationId id, MessageId queued) => throw new NotImplementedException();

    /// <summary>Stops its runs and forgets the conversation.</summary>
    public void Delete(ConversationId id) => throw new NotImplementedException();
}
