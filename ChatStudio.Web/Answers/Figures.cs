using System.Globalization;

namespace ChatStudio.Web.Answers;

/// <summary>Numbers with their units, as the page writes them.</summary>
public static class Figures
{
    /// <summary>Two decimals below 10 s, one above.</summary>
    public static string Seconds(double seconds) => seconds < 9.995 ? Text($"{seconds:0.00} s") : Text($"{seconds:0.0} s");

    /// <summary>One decimal, for clocks that run and for sentences.</summary>
    public static string RoughSeconds(double seconds)
        => seconds < 60 ? Text($"{seconds:0.0} s") : Text($"{(int)seconds / 60} min {(int)seconds % 60} s");

    /// <summary>How long to wait, rounded up to the unit a person plans in.</summary>
    public static string Wait(TimeSpan wait) => wait.TotalSeconds switch
    {
        <= 90 => Text($"{Math.Ceiling(wait.TotalSeconds):0} s"),
        <= 90 * 60 => Text($"{Math.Ceiling(wait.TotalMinutes):0} min"),
        _ => Text($"{Math.Ceiling(wait.TotalHours):0} h"),
    };

    /// <summary>Tokens per second without the unit.</summary>
    public static string Rate(double tokensPerSecond) => Text($"{tokensPerSecond:0.0}");

    /// <summary>Thousands separators; <c>≈</c> in front of an estimate.</summary>
    public static string Tokens(long tokens, bool isEstimate = false) => Text($"{(isEstimate ? "≈ " : "")}{tokens:N0}");

    /// <summary>Thousands separators.</summary>
    public static string Count(long count) => Text($"{count:N0}");

    /// <summary><c>token</c> after one, <c>tokens</c> after any other number.</summary>
    public static string TokenWord(long tokens) => tokens == 1 ? "token" : "tokens";

    /// <summary><c>200k</c>, <c>1M</c>.</summary>
    public static string Short(long tokens) => tokens switch
    {
        < 1_000 => Text($"{tokens}"),
        < 999_500 => Text($"{tokens / 1_000.0:0.#}k"),
        _ => Text($"{tokens / 1_000_000.0:0.#}M"),
    };

    /// <summary>Four decimals below $0.10, three below $10, else two.</summary>
    public static string Cost(decimal dollars) => dollars switch
    {
        < 0.1m => Text($"${dollars:0.0000}"),
        < 10m => Text($"${dollars:0.000}"),
        _ => Text($"${dollars:N2}"),
    };

    /// <summary>A price per million tokens, without needless decimals.</summary>
    public static string Price(decimal dollars) => Text($"${dollars:0.##}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
