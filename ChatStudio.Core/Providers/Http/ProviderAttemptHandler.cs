namespace ChatStudio.Core.Providers.Http;

/// <summary>
/// Sends one attempt. The innermost handler, inside the retries: it tells the observer, and turns everything but a success
/// into a <see cref="ProviderException"/>, so that one type says whether to send again and what to show. A request without a
/// <see cref="ProviderRequest"/> (a model list) is never sent again.
/// </summary>
internal sealed class ProviderAttemptHandler(TimeProvider time) : DelegatingHandler
{
    /// <summary>Bytes of an error body that are read; the words are at its beginning.</summary>
    private const int MaxErrorBody = 64 * 1024;

    /// <summary>How long an error body may take. A server that hangs there has told its status already.</summary>
    private static readonly TimeSpan ErrorBodyLimit = TimeSpan.FromSeconds(5);

    /// <summary>A longer wait is reported to the person instead of being waited for.</summary>
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(5);

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        var context = ProviderRequest.Of(request);
        var attempts = context is null ? 1 : ++context.Attempts;
        context?.Observer?.Sending(attempts, time.GetTimestamp());

        ContentCoding.Refuse(request);
        HttpResponseMessage response;
        try
        {
            response = await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
        }
        catch (Exception e) when (NetworkFailure.BeforeHeaders(e, request.RequestUri!, attempts, mayRetry: context is { IsBackground: false }, cancellationToken) is { } failure)
        {
            throw failure;
        }

        if (response.IsSuccessStatusCode)
        {
            if (ContentCoding.Of(response) is { } coding)
            {
                response.Dispose();
                throw new ProviderException(
                    ProviderErrorKind.Protocol,
                    $"{NetworkFailure.Place(request.RequestUri!)} compressed its answer ({coding}), which was not asked for; switch compression off in the server or in the proxy before it.")
                {
                    Status = response.StatusCode,
                    RequestId = RetryHeaders.RequestId(response.Headers),
                    Cap = ContentCoding.Words(coding),
                    Attempts = attempts,
                };
            }

            context?.Observer?.HeadersArrived(time.GetTimestamp(), RetryHeaders.RequestId(response.Headers));
            return response;
        }

        using (response)
        {
            throw await FailureAsync(request, response, attempts, mayRetry: context is { IsBackground: false }, cancellationToken).ConfigureAwait(false);
        }
    }

    private async Task<ProviderException> FailureAsync(HttpRequestMessage request, HttpResponseMessage response, int attempts, bool mayRetry, CancellationToken cancellationToken)
    {
        var coding = ContentCoding.Of(response);
        var body = ProviderErrorBody.Read(coding is null ? await ReadBodyAsync(response, cancellationToken).ConfigureAwait(false) : []);
        var status = (int)response.StatusCode;
        var kind = ProviderErrorMap.Kind(status, body);
        var delay = RetryHeaders.Delay(response.Headers, time.GetUtcNow());
        var transient = RetryHeaders.ShouldRetry(response.Headers) ?? ProviderErrorMap.IsTransient(status, kind);
        var secret = ProviderEndpoint.KeyIn(request);
        var unread = coding is null ? "" : $" Its words came compressed ({coding}), which was not asked for, and were not read.";
        return new ProviderException(kind, Sentence(request.RequestUri!, response) + unread)
        {
            Status = response.StatusCode,
            RetryAfter = delay,
            RequestId = RetryHeaders.RequestId(response.Headers),
            ProviderMessage = Secrets.Scrub(body.Message, secret),
            ProviderCode = Secrets.Scrub(body.Code ?? body.Type, secret),
            Attempts = attempts,
            IsTransient = mayRetry && transient && !(delay > LongestWait),
            RefusalText = status is 400 or 422 ? body.Raw : null,
        };
    }

    private static string Sentence(Uri uri, HttpResponseMessage response)
    {
        var place = NetworkFailure.Place(uri);
        if ((int)response.StatusCode is >= 300 and < 400)
        {
            // Redirects are not followed: the key must never leave for another address.
            var target = response.Headers.Location is { IsAbsoluteUri: true } location ? $" to {location.GetLeftPart(UriPartial.Authority)}" : "";
            return $"{place} answered with a redirect ({(int)response.StatusCode}){target}, which is not followed so that the key stays here; set the base URL to the final address.";
        }

        return $"{place} answered with status {(int)response.StatusCode}.";
    }

    private async Task<byte[]> ReadBodyAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(ErrorBodyLimit, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        using var body = new MemoryStream();
        try
        {
            var stream = await response.Content.ReadAsStreamAsync(either.Token).ConfigureAwait(false);
            var buffer = new byte[8 * 1024];
            for (int count; body.Length < MaxErrorBody && (count = await stream.ReadAsync(buffer, either.Token).ConfigureAwait(false)) > 0;)
            {
                body.Write(buffer, 0, count);
            }
        }
        catch (Exception e) when (e is IOException or HttpRequestException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Half an error body is better than none; the status says the rest.
        }

        return body.ToArray();
    }
}
