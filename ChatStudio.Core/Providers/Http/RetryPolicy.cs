using Polly;
using Polly.Retry;

namespace ChatStudio.Core.Providers.Http;

/// <summary>
/// When a request is sent again, which is only before its first byte: this strategy sits around sending and headers, never
/// around the body. The wait itself belongs to the request's observer, which shows a countdown and lets a person end it.
/// </summary>
internal static class RetryPolicy
{
    /// <summary>Waits before the second, third and fourth attempt where the provider names none.</summary>
    private static readonly TimeSpan[] Waits = [TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(9)];

    public static RetryStrategyOptions<HttpResponseMessage> Create(TimeProvider time) => new()
    {
        MaxRetryAttempts = Waits.Length,
        ShouldHandle = static args => ValueTask.FromResult(args.Outcome.Exception is ProviderException { IsTransient: true }),
        // Polly's own delay could be neither shown nor cut short; OnRetry is awaited and does the waiting.
        DelayGenerator = static _ => ValueTask.FromResult<TimeSpan?>(TimeSpan.Zero),
        OnRetry = args => WaitAsync(args, time),
    };

    private static async ValueTask WaitAsync(OnRetryArguments<HttpResponseMessage> args, TimeProvider time)
    {
        var failure = (ProviderException)args.Outcome.Exception!;
        var cancellationToken = args.Context.CancellationToken;
        var delay = failure.RetryAfter ?? Waits[args.AttemptNumber];
        var remaining = Waits.Length - args.AttemptNumber;
        var notice = new RetryNotice(failure.Attempts + 1, failure.Attempts + remaining, delay, failure.Kind, failure.ProviderMessage);
        if (ProviderRequest.Of(args.Context.GetRequestMessage())?.Observer is { } observer)
        {
            await observer.WaitBeforeRetryAsync(notice, cancellationToken).ConfigureAwait(args.Context.ContinueOnCapturedContext);
        }
        else
        {
            await Task.Delay(delay, time, cancellationToken).ConfigureAwait(args.Context.ContinueOnCapturedContext);
        }
    }
}
