namespace ChatStudio.Core.Providers;

/// <summary>
/// What happens to one request before its first byte, told to whoever owns the run. Travels in
/// <see cref="Microsoft.Extensions.AI.ChatOptions.AdditionalProperties"/> (see <see cref="ChatOptionsObserverExtensions"/>),
/// so that it passes through any <c>IChatClient</c> middleware. Called from the request's own task, one call at a time.
/// </summary>
public interface IRequestObserver
{
    /// <summary>The provider's connection streams as many answers as it may; this request waits until one of them has ended.</summary>
    void WaitsForTurn()
    {
    }

    /// <summary>An attempt is about to be sent.</summary>
    /// <param name="attempt">1 for the first.</param>
    /// <param name="timestamp"><see cref="TimeProvider.GetTimestamp"/>.</param>
    void Sending(int attempt, long timestamp);

    /// <summary>The headers of a successful answer are in.</summary>
    void HeadersArrived(long timestamp, string? requestId);

    /// <summary>
    /// The provider refused these optional fields by name (<c>reasoning_effort</c>); the request follows again without them, and
    /// so do later ones.
    /// </summary>
    void FieldsDropped(IReadOnlyList<string> fields, long timestamp)
    {
    }

    /// <summary>
    /// Bytes of the answer's body arrived, told for every read: comments, pings and frames without content are signs of life
    /// too, and reset the idle limit. Must be cheap; called on the reading thread.
    /// </summary>
    void BytesArrived(long timestamp)
    {
    }

    /// <summary>
    /// An attempt failed and another follows. The returned task is the wait itself: it ends after
    /// <see cref="RetryNotice.Delay"/>, earlier when the person presses Retry now, and throws when the run is cancelled.
    /// </summary>
    ValueTask WaitBeforeRetryAsync(RetryNotice notice, CancellationToken cancellationToken);
}
