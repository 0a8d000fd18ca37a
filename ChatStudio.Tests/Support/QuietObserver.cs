using ChatStudio.Core.Providers;

namespace ChatStudio.Tests.Support;

/// <summary>Records what it is told, and never lets a retry wait.</summary>
public sealed class QuietObserver : IRequestObserver
{
    public List<int> Attempts { get; } = [];

    public List<RetryNotice> Retries { get; } = [];

    public List<string> Dropped { get; } = [];

    public string? RequestId { get; private set; }

    public int Headers { get; private set; }

    public int Reads { get; private set; }

    public void Sending(int attempt, long timestamp) => Attempts.Add(attempt);

    public void HeadersArrived(long timestamp, string? requestId)
    {
        Headers++;
        RequestId = requestId;
    }

    public void FieldsDropped(IReadOnlyList<string> fields, long timestamp) => Dropped.AddRange(fields);

    public void BytesArrived(long timestamp) => Reads++;

    public ValueTask WaitBeforeRetryAsync(RetryNotice notice, CancellationToken cancellationToken)
    {
        Retries.Add(notice);
        return ValueTask.CompletedTask;
    }
}
