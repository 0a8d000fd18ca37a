namespace ChatStudio.Core.Providers.Connections;

/// <summary>A field of the form a connection is typed into.</summary>
public enum ConnectionField
{
    Name,
    Key,
    BaseUrl,
    RequestTimeout,
    ConcurrentStreams,
    StalledAfter,
}
