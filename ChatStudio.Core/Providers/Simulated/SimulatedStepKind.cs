namespace ChatStudio.Core.Providers.Simulated;

/// <summary>What happens next in a simulated answer, in no dialect yet.</summary>
internal enum SimulatedStepKind
{
    /// <summary>With the headers, before any token.</summary>
    Start,
    Reasoning,
    Text,

    /// <summary>A call of a tool begins; the text is the tool's name.</summary>
    Call,

    /// <summary>A piece of the arguments of the call.</summary>
    Arguments,

    /// <summary>The arguments of the call are whole.</summary>
    CallEnd,

    /// <summary>The end of a complete answer: finish reason, usage and the dialect's end marker.</summary>
    Finish,

    /// <summary>The server gives up in mid-stream.</summary>
    Error,
}
