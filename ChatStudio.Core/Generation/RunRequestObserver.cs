using ChatStudio.Core.Providers;

namespace ChatStudio.Core.Generation;

/// <summary>Hands what happens before the first byte to the run.</summary>
internal sealed class RunRequestObserver(Run run) : IRequestObserver
{
    public void Sending(int attempt, long timestamp) => run.AttemptSent(attempt, timestamp);

    public void HeadersArrived(long timestamp, string? requestId) => run.HeadersArrived(timestamp, requestId);

    public ValueTask WaitBeforeRetryAsync(RetryNotice notice, CancellationToken cancellationToken)
        => run.WaitBeforeRetryAsync(notice, cancellationToken);
}
