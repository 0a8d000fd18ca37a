using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Tests.Providers.Http;

public sealed class RetryHeadersTests
{
    private static readonly DateTimeOffset Now = new(2026, 1, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData("2", null, 2.0)]
    [InlineData("1.5", null, 1.5)]
    [InlineData("1", "250", 0.25)]
    // Azure: zero means nothing
    [InlineData("1", "0", 1.0)]
    [InlineData("0", null, null)]
    [InlineData("-5", null, null)]
    [InlineData("soon", null, null)]
    [InlineData("NaN", null, null)]
    [InlineData("Thu, 01 Jan 2026 12:00:20 GMT", null, 20.0)]
    [InlineData("Thu, 01 Jan 2026 11:00:00 GMT", null, null)]
    [InlineData(null, null, null)]
    public void Wait_is_read_from_milliseconds_seconds_or_a_date(string? retryAfter, string? milliseconds, double? seconds)
    {
        using var response = new HttpResponseMessage();
        if (retryAfter is not null)
        {
            response.Headers.TryAddWithoutValidation("retry-after", retryAfter);
        }

        if (milliseconds is not null)
        {
            response.Headers.TryAddWithoutValidation("retry-after-ms", milliseconds);
        }

        Assert.Equal(seconds, RetryHeaders.Delay(response.Headers, Now)?.TotalSeconds);
    }
}
