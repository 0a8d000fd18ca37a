namespace ChatStudio.Core.Providers.Simulated;

/// <summary>How a simulated stream ends.</summary>
internal enum SimulatedEnding
{
    /// <summary><c>finish_reason</c>, usage when asked for, <c>[DONE]</c>.</summary>
    Complete,

    /// <summary>A clean end of the body after about 60 % of the answer, without any end marker.</summary>
    CutOff,

    /// <summary>An error object as an event of the 200 stream after half of the answer, then the end of the body.</summary>
    ErrorEvent,
}
