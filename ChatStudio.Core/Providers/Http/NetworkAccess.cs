namespace ChatStudio.Core.Providers.Http;

/// <summary>Which addresses may be connected to.</summary>
public enum NetworkAccess
{
    /// <summary>All of them: the person who types a base URL sits at this machine.</summary>
    Local,

    /// <summary>Public ones only: base URLs may come from other people, who must not reach this machine's own network.</summary>
    PublicOnly,
}
