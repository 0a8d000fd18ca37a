using ChatStudio.Core.Comparisons.Storage;
using ChatStudio.Core.Conversations.Storage;

namespace ChatStudio.Tests.Comparisons.Storage;

public sealed class InMemoryComparisonStoreTests : ComparisonStoreContract
{
    public InMemoryComparisonStoreTests() => Store = new InMemoryComparisonStore(Conversations);

    protected override IComparisonStore Store { get; }

    protected override IConversationStore Conversations { get; } = new InMemoryConversationStore();
}
