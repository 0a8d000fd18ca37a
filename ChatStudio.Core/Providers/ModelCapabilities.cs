namespace ChatStudio.Core.Providers;

/// <summary>What a model can do besides text. Null in <see cref="ModelInfo.Capabilities"/> means that nobody said.</summary>
[Flags]
public enum ModelCapabilities
{
    None = 0,

    /// <summary>Calls functions.</summary>
    Tools = 1,

    /// <summary>Reads images.</summary>
    Vision = 2,

    /// <summary>Thinks before it answers.</summary>
    Reasoning = 4,
}
