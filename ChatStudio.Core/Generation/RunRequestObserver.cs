using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Generation;

/// <summary>Hands what happens before the first byte to the run.</summary>
internal sealed class RunRequestObserver(Run run) : IRequestObserver
{
    public void WaitsForTurn() => run.WaitsForTurn();

    public void Sending(int attempt, long timestamp) => run.AttemptSent(attempt, timestamp);

    public void HeadersArrived(long timestamp, string? requestId) => run.HeadersArrived(timestamp, requestId);

    public void FieldsDropped(IReadOnlyList<string> fields, long timestamp) => run.FieldsDropped(fields, timestamp);

    /// <summary>Signs of life reset the idle limit.</summary>
    public void BytesArrived(long timestamp) => run.BytesArrived(timestamp);

    public ValueTask WaitBeforeRetryAsync(RetryNotice notice, CancellationToken cancellationToken)
        => run.WaitBeforeRetryAsync(notice, cancellationToken);
}
