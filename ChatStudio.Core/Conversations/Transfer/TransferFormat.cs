namespace ChatStudio.Core.Conversations.Transfer;

/// <summary>As what a conversation leaves.</summary>
public enum TransferFormat
{
    /// <summary>The shown branch as text: prompts, answers, models and times. No reasoning, other branches or figures.</summary>
    Markdown,

    /// <summary>Everything: all branches, reasoning, settings, timings, usage, cost, tags and waiting prompts.</summary>
    Json,

    /// <summary>A page that opens without a network and shows the shown branch; beside it, unseen, everything that JSON has.</summary>
    Html,
}
