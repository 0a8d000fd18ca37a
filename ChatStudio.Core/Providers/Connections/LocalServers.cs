using System.Text.Json;
using ChatStudio.Core.Providers.Http;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>
/// Looks whether a known server runs on this machine. Quick and quiet: one request for each, at most half a second, no key, no
/// log, never to another machine.
/// </summary>
internal sealed class LocalServers : IDisposable
{
    private const int MaxBody = 1 << 20;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(500);

    private readonly HttpClient _http = new(ProviderPipeline.CreateSockets(isLocal: true)) { Timeout = Timeout.InfiniteTimeSpan, MaxResponseContentBufferSize = MaxBody };
    private readonly IReadOnlyList<Place> _places;
    private readonly TimeProvider _time;

    /// <param name="places">Where to look; tests name their own.</param>
    /// <exception cref="ArgumentException">A place is on another machine.</exception>
    public LocalServers(TimeProvider time, params IReadOnlyList<Place> places)
    {
        _time = time;
        _places = places.Count > 0 ? places :
        [
            // {"version":"0.12.3"}
            new(ProviderPresets.Ollama, ProviderPresets.Ollama.BaseUrl, "/api/version", "version"),
            // {"object":"list","data":[…]}
            new(ProviderPresets.LMStudio, ProviderPresets.LMStudio.BaseUrl, "/v1/models", "data"),
        ];
        if (_places.Any(place => !new Uri(place.BaseUrl).IsLoopback))
        {
            throw new ArgumentException("Only this machine is looked at.", nameof(places));
        }
    }

    /// <summary>The servers that answer like what they are taken for. Never throws but for cancellation.</summary>
    public async Task<IReadOnlyList<ProviderConnection>> FindAsync(CancellationToken cancellationToken)
        => [.. (await Task.WhenAll(_places.Select(place => LookAsync(place, cancellationToken))).ConfigureAwait(false)).OfType<ProviderConnection>()];

    public void Dispose() => _http.Dispose();

    private async Task<ProviderConnection?> LookAsync(Place place, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(Limit, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            using var response = await _http.GetAsync(new Uri(new Uri(place.BaseUrl), place.Path), either.Token).ConfigureAwait(false);
            var body = await response.Content.ReadAsByteArrayAsync(either.Token).ConfigureAwait(false);
            using var answer = JsonDocument.Parse(body);
            return response.IsSuccessStatusCode && answer.RootElement.ValueKind == JsonValueKind.Object && answer.RootElement.TryGetProperty(place.Member, out _)
                && ConnectionAddress.TryRead(place.BaseUrl, out var address, out _)
                ? Connection(place.Preset, address)
                : null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException || (e is OperationCanceledException && !cancellationToken.IsCancellationRequested))
        {
            // Nobody there, or somebody else: the usual case, and no news.
            return null;
        }
    }

    private static ProviderConnection Connection(ProviderPreset preset, ConnectionAddress address) => new(preset.Id, preset.Name, preset.Dialect, address)
    {
        Source = ConnectionSource.Found,
        Preset = preset,
        Settings = new($"the server's own settings (add {preset.Name} in Settings, Providers to give it a key)", "whether it still runs", preset.AddressHint, "is it still the same server?"),
    };

    /// <param name="Path">Asked for.</param>
    /// <param name="Member">What the answer, a JSON object, must hold.</param>
    internal sealed record Place(ProviderPreset Preset, string BaseUrl, string Path, string Member);
}
