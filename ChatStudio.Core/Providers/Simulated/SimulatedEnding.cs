namespace ChatStudio.Core.Providers.Simulated;

/// <summary>How a simulated stream ends.</summary>
internal enum SimulatedEnding
{
    /// <summary>Finish reason, usage and the end marker of the dialect.</summary>
    Complete,

    /// <summary>A clean end of the body after about 60 % of the answer, without any end marker.</summary>
    CutOff,

    /// <summary>An error inside the 200 stream after half of the answer, then the end of the body.</summary>
    ErrorEvent,
}
