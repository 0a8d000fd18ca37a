using System.Globalization;
using ChatStudio.Core.Generation;

namespace ChatStudio.Web.Host;

/// <summary>
/// Reads <see cref="RunLimits"/> from <c>Limits:Headers</c>, <c>Limits:FirstToken</c>, <c>Limits:Idle</c> and <c>Limits:Total</c>:
/// seconds, or <c>off</c>. As environment variables the names are <c>Limits__Idle</c> and so on.
/// </summary>
public static class RunLimitsReader
{
    // One day. A longer wait is "off" said badly, and CancellationTokenSource takes no more than 49 days.
    private const double MaxSeconds = 86_400;

    /// <summary>How long answers may go on at the end, <c>Limits:Drain</c>: seconds, 0 for not at all.</summary>
    /// <exception cref="StartupException">The value is not a number of seconds from 0 on.</exception>
    public static TimeSpan ReadDrain(IConfiguration configuration)
    {
        const string Key = "Limits:Drain";
        var text = configuration[Key];
        return string.IsNullOrWhiteSpace(text) ? new GenerationOptions().Drain
            : double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= MaxSeconds
                ? TimeSpan.FromSeconds(seconds)
                : throw new StartupException($"{Key} is \"{text}\", but must be a number of seconds from 0 up to {MaxSeconds:0}.");
    }

    /// <exception cref="StartupException">A value is neither a number of seconds above zero nor <c>off</c>.</exception>
    public static RunLimits Read(IConfiguration configuration)
    {
        var defaults = new RunLimits();
        return new()
        {
            Headers = Limit("Limits:Headers", defaults.Headers),
            FirstToken = Limit("Limits:FirstToken", defaults.FirstToken),
            Idle = Limit("Limits:Idle", defaults.Idle),
            Total = Limit("Limits:Total", defaults.Total),
        };

        TimeSpan Limit(string key, TimeSpan fallback)
        {
            var text = configuration[key];
            if (string.IsNullOrWhiteSpace(text))
            {
                return fallback;
            }

            if (text.Equals("off", StringComparison.OrdinalIgnoreCase))
            {
                return Timeout.InfiniteTimeSpan;
            }

            return double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is > 0 and <= MaxSeconds
                ? TimeSpan.FromSeconds(seconds)
                : throw new StartupException($"{key} is \"{text}\", but must be a number of seconds above 0 and up to {MaxSeconds:0}, or \"off\".");
        }
    }
}
