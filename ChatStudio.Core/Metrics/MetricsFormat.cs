using System.Globalization;

namespace ChatStudio.Core.Metrics;

/// <summary>How numbers are written on every screen. Invariant culture: <c>1,235</c> and <c>0.41</c> everywhere.</summary>
public static class MetricsFormat
{
    /// <summary>Stands where a definition does not apply (yet).</summary>
    public const string NotAvailable = "n/a";

    private static readonly CultureInfo Culture = CultureInfo.InvariantCulture;

    /// <summary><c>88.9 tok/s</c></summary>
    public static string Rate(double? tokensPerSecond) => tokensPerSecond is { } r ? RateNumber(r) + " tok/s" : NotAvailable;

    /// <summary><c>88.9</c>, where the unit stands beside it.</summary>
    public static string RateNumber(double? tokensPerSecond) => tokensPerSecond?.ToString("#,0.0", Culture) ?? NotAvailable;

    /// <summary><c>0.41 s</c> below ten seconds, <c>18.1 s</c> from there on.</summary>
    public static string Seconds(double? seconds) => seconds is null ? NotAvailable : SecondsNumber(seconds) + " s";

    /// <summary><c>0.41</c>, where the unit stands beside it.</summary>
    public static string SecondsNumber(double? seconds) => seconds switch
    {
        null => NotAvailable,

        // 9.996 would be written 10.00.
        < 9.995 => seconds.Value.ToString("0.00", Culture),
        _ => seconds.Value.ToString("#,0.0", Culture),
    };

    /// <summary><c>11 ms</c></summary>
    public static string Milliseconds(double? milliseconds)
        => milliseconds is { } ms ? ms.ToString("#,0", Culture) + " ms" : NotAvailable;

    /// <summary><c>1,235</c>, or <c>≈ 1,235</c> for an estimate.</summary>
    public static string Tokens(long tokens, bool isEstimate = false) => (isEstimate ? "≈ " : "") + tokens.ToString("#,0", Culture);

    /// <summary><c>412 tok</c></summary>
    public static string TokensWithUnit(long tokens, bool isEstimate = false) => Tokens(tokens, isEstimate) + " tok";

    /// <summary><c>61.3k</c>, <c>1.2M</c>, for tight places; whole numbers below a thousand.</summary>
    public static string TokensCompact(long tokens, bool isEstimate = false) => (isEstimate ? "≈ " : "") + tokens switch
    {
        < 1_000 => tokens.ToString(Culture),
        < 999_950 => (tokens / 1e3).ToString("0.#", Culture) + "k",
        _ => (tokens / 1e6).ToString("#,0.#", Culture) + "M",
    };

    /// <summary>Whole numbers such as chunks and characters: <c>7,912</c>.</summary>
    public static string Count(long count) => count.ToString("#,0", Culture);

    /// <summary>Characters to a token and the like: <c>4.2</c>.</summary>
    public static string Ratio(double? ratio) => ratio?.ToString("#,0.0", Culture) ?? NotAvailable;

    /// <summary><c>24 %</c> of a share from 0 to 1.</summary>
    public static string Percent(double? share) => share is { } s ? (s * 100).ToString("#,0", Culture) + " %" : NotAvailable;

    /// <summary>
    /// <c>$0.0312</c> below $0.10, <c>$0.157</c> below $10, else <c>$12.40</c>; <c>local</c>, <c>free</c> or <c>no price</c>
    /// where there is no sum, never <c>$0</c>.
    /// </summary>
    /// <param name="dollars">Null when no price is known.</param>
    public static string Cost(decimal? dollars, bool isLocal = false, bool isEstimate = false) => dollars switch
    {
        _ when isLocal => "local",
        null => "no price",
        0 => "free",
        < 0.00005m => "< $0.0001",
        _ => (isEstimate ? "≈ $" : "$") + dollars.Value.ToString(dollars < 0.09995m ? "0.0000" : dollars < 9.9995m ? "0.000" : "#,0.00", Culture),
    };
}
