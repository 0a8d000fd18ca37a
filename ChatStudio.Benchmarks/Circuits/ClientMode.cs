namespace ChatStudio.Benchmarks.Circuits;

/// <summary>How a client treats the batches it gets.</summary>
internal enum ClientMode
{
    /// <summary>Acknowledges each at once, as a fast browser does.</summary>
    Prompt,

    /// <summary>Acknowledges each 400 ms later, one after the other, as a phone on a bad line does.</summary>
    Slow,

    /// <summary>Acknowledges nothing while the answer streams, as a tab that the system has frozen, and everything at its end.</summary>
    Silent,
}
