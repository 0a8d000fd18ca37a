using System.Globalization;
using System.Net.Http.Headers;

namespace ChatStudio.Core.Providers.Http;

/// <summary>What the headers of a failed answer say about sending again. Read on errors only: some servers send them on success.</summary>
internal static class RetryHeaders
{
    /// <summary>
    /// <c>retry-after-ms</c> (milliseconds), else <c>retry-after</c> (seconds or an HTTP date); values ≤ 0 mean nothing (Azure
    /// sends <c>retry-after: 1</c> beside <c>retry-after-ms: 0</c>).
    /// </summary>
    public static TimeSpan? Delay(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (Number(headers, "retry-after-ms") is > 0 and var milliseconds)
        {
            return Bounded(milliseconds / 1000);
        }

        if (Number(headers, "retry-after") is { } seconds)
        {
            return seconds > 0 ? Bounded(seconds) : null;
        }

        return headers.RetryAfter?.Date is { } date && date > now ? date - now : null;
    }

    /// <summary><c>x-should-retry</c>, with which OpenAI and Anthropic decide it themselves; null when absent.</summary>
    public static bool? ShouldRetry(HttpResponseHeaders headers)
        => headers.TryGetValues("x-should-retry", out var values) && bool.TryParse(values.First(), out var retry) ? retry : null;

    /// <summary>The provider's id of the request under the names in use.</summary>
    public static string? RequestId(HttpResponseHeaders headers)
    {
        foreach (var name in (ReadOnlySpan<string>)["x-request-id", "request-id", "x-generation-id", "apim-request-id"])
        {
            if (headers.TryGetValues(name, out var values) && values.FirstOrDefault() is { Length: > 0 and <= 200 } id)
            {
                return id;
            }
        }

        return null;
    }

    private static double? Number(HttpResponseHeaders headers, string name)
        => headers.TryGetValues(name, out var values) && double.TryParse(values.First(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) && double.IsFinite(number) ? number : null;

    private static TimeSpan Bounded(double seconds) => TimeSpan.FromSeconds(Math.Min(seconds, TimeSpan.FromDays(30).TotalSeconds));
}
