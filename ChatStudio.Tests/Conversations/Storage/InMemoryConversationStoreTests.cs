using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Tests.Conversations.Storage;

public sealed class InMemoryConversationStoreTests : ConversationStoreContract
{
    protected override IConversationStore Store { get; } = new InMemoryConversationStore();
}
