using System.Text.Json;

namespace ChatStudio.Tests.Support;

/// <summary>A request as <see cref="ProviderServer"/> received it.</summary>
public sealed class RecordedRequest
{
    private readonly TaskCompletionSource<long> _aborted = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _finished = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public required string Method { get; init; }

    /// <summary>Path and query.</summary>
    public required string Path { get; init; }

    public required IReadOnlyDictionary<string, string> Headers { get; init; }

    public required string Body { get; init; }

    /// <summary><see cref="System.Diagnostics.Stopwatch"/> timestamp of its arrival.</summary>
    public required long ReceivedAt { get; init; }

    /// <summary>Completes when the client closed the connection before the answer was finished, with a Stopwatch timestamp.</summary>
    public Task<long> Aborted => _aborted.Task;

    /// <summary>Completes when the script has been played to its end or was broken off.</summary>
    public Task Finished => _finished.Task;

    public JsonElement Json => JsonDocument.Parse(Body).RootElement;

    internal void MarkAborted(long timestamp) => _aborted.TrySetResult(timestamp);

    internal void MarkFinished() => _finished.TrySetResult();
}
