namespace ChatStudio.Core.Providers.Simulated.Answers;

/// <summary>One message of the conversation as the simulator sees it.</summary>
/// <param name="Role">As on the wire: <c>user</c>, <c>assistant</c>, <c>system</c> …</param>
internal sealed record SpokenTurn(string Role, string Text)
{
    public bool IsUser => Role == "user";

    public bool IsAssistant => Role == "assistant";

    /// <summary>What a tool returned.</summary>
    public bool IsTool => Role == "tool";
}
