using System.Diagnostics.CodeAnalysis;

namespace ChatStudio.Core.Comparisons;

/// <summary>Names a comparison, also in its address. Time-ordered (UUID version 7).</summary>
public readonly record struct ComparisonId(Guid Value)
{
    public static ComparisonId New(TimeProvider time) => new(Guid.CreateVersion7(time.GetUtcNow()));

    /// <summary>Reads what <see cref="ToString"/> wrote; false for anything else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ComparisonId id)
    {
        var ok = Guid.TryParseExact(text, "N", out var value);
        id = new(value);
        return ok;
    }

    public override string ToString() => Value.ToString("N");
}
