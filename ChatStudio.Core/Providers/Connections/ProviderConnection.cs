namespace ChatStudio.Core.Providers.Connections;

/// <summary>A server that prompts can be sent to, as it is set up. Never holds its key.</summary>
/// <param name="Id">Unique and stable; the first part of its models' keys.</param>
/// <param name="Name">For people.</param>
public sealed record ProviderConnection(string Id, string Name, ProviderDialect Dialect, ConnectionAddress Address)
{
    /// <summary>Concurrent streams of a connection that names no number.</summary>
    public const int DefaultStreams = 4;

    /// <summary>Most concurrent streams a connection may name.</summary>
    public const int MaxStreams = 8;

    public ConnectionSource Source { get; init; } = ConnectionSource.Browser;

    /// <summary>The <see cref="ProviderPreset"/> it was made from.</summary>
    public ProviderPreset Preset { get; init; } = ProviderPresets.Other;

    public bool IsEnabled { get; init; } = true;

    /// <summary>The model a new chat starts with; null for the first one listed.</summary>
    public string? Model { get; init; }

    /// <summary>From sending a request to its response headers; null for the general limit.</summary>
    public TimeSpan? RequestTimeout { get; init; }

    /// <summary>A gap in an answer that counts as a stall; null for the general one.</summary>
    public TimeSpan? StalledAfter { get; init; }

    /// <summary>Answers that may stream at the same time, 1 to <see cref="MaxStreams"/>; the others wait for their turn.</summary>
    public int ConcurrentStreams { get; init; } = DefaultStreams;

    /// <summary>The key as it may be shown, <c>sk-ant-••••••7Qk2</c>; null without a key.</summary>
    public string? KeyHint { get; init; }

    /// <summary>Why its key cannot be used, a sentence that says what to do; null when it can or there is none.</summary>
    public string? KeyProblem { get; init; }

    /// <summary>Grows whenever something changes that reaches the wire: address, key, dialect, streams.</summary>
    internal int Revision { get; init; }

    /// <summary>The settings where its key and its address are changed, for sentences that say what to do; null for those of its dialect.</summary>
    internal ProviderSettings? Settings { get; init; }
}
