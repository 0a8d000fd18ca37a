using System.Globalization;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>A connection as typed, not checked yet. Prints without its key and its address.</summary>
public sealed class ConnectionDraft
{
    private const int LongestName = 60;
    private const double LongestTimeout = 3_600;
    private const double ShortestStall = 0.2;
    private const double LongestStall = 60;

    public ProviderPreset Preset { get; set; } = ProviderPresets.Other;

    public string Name { get; set; } = "";

    public string BaseUrl { get; set; } = "";

    /// <summary>A new key; empty keeps the one there is, as long as it belongs to the origin of <see cref="BaseUrl"/>.</summary>
    public string Key { get; set; } = "";

    /// <summary>Takes the key away.</summary>
    public bool RemovesKey { get; set; }

    /// <summary>Seconds; empty for the general limit.</summary>
    public string RequestTimeout { get; set; } = "";

    public string ConcurrentStreams { get; set; } = Text(ProviderConnection.DefaultStreams);

    /// <summary>Seconds; empty for the general one.</summary>
    public string StalledAfter { get; set; } = "";

    /// <summary>The form of a new connection.</summary>
    public static ConnectionDraft From(ProviderPreset preset) => new()
    {
        Preset = preset,
        Name = preset == ProviderPresets.Other ? "" : preset.Name,
        BaseUrl = preset.BaseUrl,
        RequestTimeout = "120",
        StalledAfter = "1.0",
    };

    /// <summary>The form of one there is. Its key is not in it.</summary>
    public static ConnectionDraft From(ProviderConnection connection) => new()
    {
        Preset = connection.Preset,
        Name = connection.Name,
        BaseUrl = connection.Address.Text,
        RequestTimeout = connection.RequestTimeout is { } timeout ? Text(timeout.TotalSeconds) : "",
        ConcurrentStreams = Text(connection.ConcurrentStreams),
        StalledAfter = connection.StalledAfter is { } stalled ? stalled.TotalSeconds.ToString("0.0##", CultureInfo.InvariantCulture) : "",
    };

    /// <summary>What is wrong with it, a sentence for each field; empty when it can be taken.</summary>
    /// <param name="others">The connections it must not be mistaken for.</param>
    public IReadOnlyDictionary<ConnectionField, string> Check(IEnumerable<ProviderConnection> others)
    {
        var problems = new Dictionary<ConnectionField, string>();
        Note(ConnectionField.Name, NameProblem(others));
        Note(ConnectionField.Key, KeyText.Problem(Key));
        Note(ConnectionField.BaseUrl, !ConnectionAddress.TryRead(BaseUrl, out var address, out var problem) ? problem
            : address.HoldsKey ? "It must not contain a key; put the key into its own field, where it is encrypted."
            : null);
        Note(ConnectionField.RequestTimeout, IsSeconds(RequestTimeout, 1, LongestTimeout) ? null : "It must be a number of seconds from 1 to 3600, or empty.");
        Note(ConnectionField.StalledAfter, IsSeconds(StalledAfter, ShortestStall, LongestStall) ? null : "It must be a number of seconds from 0.2 to 60, or empty.");
        Note(
            ConnectionField.ConcurrentStreams,
            int.TryParse(ConcurrentStreams.Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var streams) && streams is >= 1 and <= ProviderConnection.MaxStreams
                ? null
                : $"It must be a whole number from 1 to {ProviderConnection.MaxStreams}.");
        return problems;

        void Note(ConnectionField field, string? sentence)
        {
            if (sentence is not null)
            {
                problems[field] = sentence;
            }
        }
    }

    public override string ToString() => Name;

    /// <summary>The draft as it is written; only for one that <see cref="Check"/> found nothing wrong with.</summary>
    internal StoredConnection ToStored(string id)
    {
        ConnectionAddress.TryRead(BaseUrl, out var address, out _);
        return new(id, Name.Trim(), Preset.Id, Preset.Dialect, address!.Text)
        {
            RequestTimeout = Seconds(RequestTimeout),
            StalledAfter = Seconds(StalledAfter),
            ConcurrentStreams = int.Parse(ConcurrentStreams.Trim(), CultureInfo.InvariantCulture),
        };
    }

    private string? NameProblem(IEnumerable<ProviderConnection> others) => Name.Trim() switch
    {
        "" => "Give the provider a name.",
        { Length: > LongestName } => $"It must not be longer than {LongestName} characters.",
        var name when name.Any(char.IsControl) => "It must not contain line breaks or other control characters.",
        var name when others.Any(other => string.Equals(other.Name, name, StringComparison.OrdinalIgnoreCase)) => "Another provider has this name; choose a different one.",
        _ => null,
    };

    private static bool IsSeconds(string text, double least, double most)
        => string.IsNullOrWhiteSpace(text) || (Seconds(text) is { } seconds && seconds >= least && seconds <= most);

    private static double? Seconds(string text)
        => double.TryParse(text.Trim(), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) ? seconds : null;

    private static string Text(double number) => number.ToString(CultureInfo.InvariantCulture);
}
