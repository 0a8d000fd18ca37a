using ChatStudio.Core.Generation;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>A message as another program tells it.</summary>
/// <param name="Id">Theirs, unique in their conversation.</param>
/// <param name="Parent">The id of the message before; null, or one that is not there, for the first.</param>
internal sealed record ImportedTurn(string Id, string? Parent, MessageRole Role, string Text)
{
    /// <summary>Not a message for people: it is left out, and what follows it follows the one before. Its reasoning goes to the answer that follows.</summary>
    public bool IsLeftOut { get; init; }

    public string Reasoning { get; init; } = "";

    public DateTimeOffset? At { get; init; }

    /// <summary>Who answered, as the file calls it; empty when it does not say.</summary>
    public string Model { get; init; } = "";

    /// <summary>Whose model it is, for people; empty for the program whose export it is.</summary>
    public string Provider { get; init; } = "";

    public bool IsSimulated { get; init; }

    public RunState State { get; init; } = RunState.Completed;
}
