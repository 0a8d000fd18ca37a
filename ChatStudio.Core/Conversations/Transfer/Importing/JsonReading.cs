using System.Globalization;
using System.Text.Json;

namespace ChatStudio.Core.Conversations.Transfer.Importing;

/// <summary>Reads what may be there, and of whatever kind: nothing here throws.</summary>
internal static class JsonReading
{
    private const double LatestSecond = 253_402_300_799;

    public static JsonElement? Get(this JsonElement element, string name)
        => element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var value) && value.ValueKind != JsonValueKind.Null ? value : null;

    public static JsonElement? Object(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.Object } value ? value : null;

    public static IEnumerable<JsonElement> Items(this JsonElement element, string name)
        => element.Get(name) is { ValueKind: JsonValueKind.Array } value ? value.EnumerateArray() : [];

    /// <summary>Null for anything but a string.</summary>
    public static string? Text(this JsonElement element, string name) => element.Get(name) is { } value ? value.Text() : null;

    /// <summary>The string, null for anything else and for one that holds half a surrogate pair.</summary>
    public static string? Text(this JsonElement element)
    {
        try
        {
            return element.ValueKind == JsonValueKind.String ? element.GetString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    public static bool IsTrue(this JsonElement element, string name) => element.Get(name) is { ValueKind: JsonValueKind.True };

    /// <summary>A time as ISO 8601, or as seconds, milliseconds or nanoseconds since 1970; null when it is none.</summary>
    public static DateTimeOffset? Time(this JsonElement element, string name)
    {
        if (element.Get(name) is not { } value)
        {
            return null;
        }

        if (value.ValueKind == JsonValueKind.Number && value.TryGetDouble(out var number) && double.IsFinite(number) && number > 0)
        {
            var seconds = number switch { > 1e16 => number / 1e9, > 1e11 => number / 1e3, _ => number };
            return seconds <= LatestSecond ? DateTimeOffset.UnixEpoch.AddTicks((long)(seconds * TimeSpan.TicksPerSecond)) : null;
        }

        return value.Text() is { } text && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) ? at : null;
    }
}
