namespace ChatStudio.Core.Files;

/// <summary>A document that says which version of ChatStudio can read it.</summary>
internal interface IVersioned
{
    /// <summary>The version that is written.</summary>
    static abstract int CurrentVersion { get; }

    int Version { get; }
}
