using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using ChatStudio.Core.Providers;

namespace ChatStudio.Web.Features.Settings.Models;

/// <summary>A price as typed, in US dollars per million tokens.</summary>
public sealed class PriceDraft
{
    private const decimal Highest = 100_000;

    public string Input { get; set; } = "";

    public string Output { get; set; } = "";

    /// <summary>Empty where cached input costs the same.</summary>
    public string CachedInput { get; set; } = "";

    /// <summary>What was wrong at the last <see cref="TryRead"/>, by the name of the property.</summary>
    public Dictionary<string, string> Problems { get; } = [];

    public static PriceDraft From(ModelPrice? price) => new()
    {
        Input = Text(price?.Input),
        Output = Text(price?.Output),
        CachedInput = Text(price?.CachedInput),
    };

    public bool TryRead([NotNullWhen(true)] out ModelPrice? price)
    {
        Problems.Clear();
        var input = Read(nameof(Input), Input, isNeeded: true);
        var output = Read(nameof(Output), Output, isNeeded: true);
        var cached = Read(nameof(CachedInput), CachedInput, isNeeded: false);
        price = Problems.Count == 0 ? new(input!.Value, output!.Value, cached) : null;
        return price is not null;
    }

    private decimal? Read(string name, string text, bool isNeeded)
    {
        if (string.IsNullOrWhiteSpace(text) && !isNeeded)
        {
            return null;
        }

        if (decimal.TryParse(text.Trim().TrimStart('$'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= Highest)
        {
            return number;
        }

        Problems[name] = "It must be a price such as 2.50, in dollars per million tokens.";
        return null;
    }

    private static string Text(decimal? number) => number?.ToString("0.######", CultureInfo.InvariantCulture) ?? "";
}
