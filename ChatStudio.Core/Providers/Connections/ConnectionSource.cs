namespace ChatStudio.Core.Providers.Connections;

/// <summary>Where a connection comes from, which decides what can be changed in the browser.</summary>
public enum ConnectionSource
{
    /// <summary>Variables such as <c>OPENAI_API_KEY</c>. Can be switched off, nothing else.</summary>
    Environment,

    /// <summary>The section <c>Providers</c> of the configuration. Can be switched off, nothing else.</summary>
    Configuration,

    /// <summary>Added in the browser and kept in the data folder. Everything can be changed.</summary>
    Browser,

    /// <summary>A server that runs on this machine and was found by itself. Can be switched off, nothing else.</summary>
    Found,

    /// <summary>The simulated models. Can be switched off, nothing else.</summary>
    BuiltIn,
}
