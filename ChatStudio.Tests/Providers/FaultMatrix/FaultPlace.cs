namespace ChatStudio.Tests.Providers.FaultMatrix;

/// <summary>Where a request goes.</summary>
public enum FaultPlace
{
    /// <summary>To a server that plays the fault's reply.</summary>
    Server,

    /// <summary>To a port where nothing listens.</summary>
    ClosedPort,

    /// <summary>To a name that DNS does not know.</summary>
    UnknownName,

    /// <summary>To a server whose certificate nobody trusts.</summary>
    UntrustedServer,
}
