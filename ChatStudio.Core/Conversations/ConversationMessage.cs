using ChatStudio.Core.Generation;
using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Conversations;

/// <summary>
/// A node of a conversation's tree. Immutable but for what its <see cref="Run"/> still produces; an edit or another answer is
/// a sibling, nothing is overwritten.
/// </summary>
public sealed class ConversationMessage
{
    public required MessageId Id { get; init; }

    /// <summary>The message it answers or follows; null for the first.</summary>
    public required MessageId? ParentId { get; init; }

    public required MessageRole Role { get; init; }

    public required DateTimeOffset At { get; init; }

    /// <summary>What the person wrote; empty for an answer.</summary>
    public string Prompt { get; init; } = "";

    /// <summary>The runs of an answer: the one that began it, and another for each time it was gone on with. None for a prompt.</summary>
    public IReadOnlyList<Run> Runs { get; init; } = [];

    /// <summary>The latest run, which has the whole answer; null for a prompt.</summary>
    public Run? Run => Runs is [.., var latest] ? latest : null;

    /// <summary>The prompt, or the answer so far.</summary>
    public string Text => Run?.Text ?? Prompt;

    /// <summary>Its first words on one line, at most 60 characters; empty where there is no text. Hostile like the text itself.</summary>
    public string Title => Run is null ? ConversationTitle.From(Prompt) : ConversationTitle.OfAnswer(Text);

    /// <summary>Who answered; null for prompts.</summary>
    public ModelInfo? Model => Run?.Model;

    /// <summary>The service has taken note that the answer ended. Read and written under the conversation's gate.</summary>
    internal bool EndWasSeen { get; set; }

    /// <summary>The same answer, gone on with.</summary>
    internal ConversationMessage With(Run run) => new() { Id = Id, ParentId = ParentId, Role = Role, At = At, Runs = [.. Runs, run] };
}
