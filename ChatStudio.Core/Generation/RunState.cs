namespace ChatStudio.Core.Generation;

/// <summary>
/// Where a run is: <c>Queued ⇄ Connecting → Waiting → (Reasoning ⇄ Answering)</c>, then exactly one of the last four, which
/// are final.
/// </summary>
public enum RunState
{
    /// <summary>Nothing was sent yet: it has just begun, or its connection streams as many answers as it may.</summary>
    Queued,

    /// <summary>Request sent, no headers yet. Waits between retries belong here.</summary>
    Connecting,

    /// <summary>Headers are in, no content yet: the model loads or reads the prompt.</summary>
    Waiting,
    Reasoning,
    Answering,

    /// <summary>The protocol's own end marker was seen.</summary>
    Completed,

    /// <summary>A person pressed Stop.</summary>
    Stopped,

    /// <summary>Content had arrived, then the stream ended without an end marker, or the connection or a time limit broke it.</summary>
    Interrupted,

    /// <summary>The provider refused or reported an error.</summary>
    Failed,
}
