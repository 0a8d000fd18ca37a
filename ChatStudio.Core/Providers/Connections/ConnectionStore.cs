using System.Collections.Immutable;

namespace ChatStudio.Core.Providers.Connections;

/// <summary>
/// All connections and what a person set about their models: those from outside the browser as they were given, those of the
/// browser from one file, those found on this machine. A singleton; all members are thread-safe. A change is saved before it
/// holds.
/// </summary>
public sealed partial class ConnectionStore
{
    private readonly Lock _gate = new();
    private readonly ImmutableArray<ConfiguredConnection> _configured;
    private readonly ConnectionFile? _file;
    private readonly IKeyProtector _keys;
    private StoredConnections _stored = new();
    private ImmutableArray<ProviderConnection> _found = [];
    private volatile View _view = new([], ImmutableDictionary<string, string>.Empty, ImmutableDictionary<string, ModelSettings>.Empty);
    private int _revisions;
    private bool _isReadOnly;

    internal ConnectionStore(IEnumerable<ConfiguredConnection> configured, ConnectionFile? file, IKeyProtector keys)
    {
        _configured = [.. configured];
        _file = file;
        _keys = keys;
        try
        {
            _stored = file?.Read(out var problem) is { } stored ? Noted(stored, problem) : new();
        }
        catch (ConnectionStoreException e)
        {
            (_isReadOnly, Problem) = (true, e.Message);
        }

        _view = Build();
    }

    /// <summary>Raised after anything changed, on any thread.</summary>
    public event Action? Changed;

    /// <summary>From the environment, the configuration, the browser, found ones, and the simulated models last.</summary>
    public IReadOnlyList<ProviderConnection> Connections => _view.Connections;

    /// <summary>What was wrong with the saved connections, a sentence that says where they are now; null when all is well.</summary>
    public string? Problem { get; private set; }

    public ProviderConnection? Find(string id) => _view.Connections.FirstOrDefault(connection => connection.Id == id);

    /// <summary>What a person set about a model.</summary>
    public ModelSettings Settings(string modelKey) => _view.Models.GetValueOrDefault(modelKey, ModelSettings.None);

    /// <summary>The key itself, for the client that sends it and nobody else.</summary>
    internal string? KeyOf(string id) => _view.Keys.GetValueOrDefault(id);

    private StoredConnections Noted(StoredConnections stored, string? problem)
    {
        Problem = problem;
        return stored;
    }

    private View Build()
    {
        var before = _view;
        var keys = ImmutableDictionary.CreateBuilder<string, string>(StringComparer.Ordinal);
        var connections = ImmutableArray.CreateBuilder<ProviderConnection>();
        var browser = _stored.Connections.Select(stored => (Connection: FromStored(stored, out var key), Key: key)).ToList();
        var taken = browser.Select(own => own.Connection.Id).Append(SimulatedConnection.Id).ToHashSet(StringComparer.Ordinal);
        foreach (var configured in _configured)
        {
            // A stored connection keeps its id: its models are known by it.
            Add(configured.Connection with { Id = Free(configured.Connection.Id, taken) }, configured.Key);
        }

        browser.ForEach(own => Add(own.Connection, own.Key));
        foreach (var found in _found.Where(found => !connections.Any(known => known.Address.IsSameServer(found.Address))).ToList())
        {
            Add(found with { Id = Free(found.Id, taken) }, null);
        }

        Add(SimulatedConnection.Instance, null);
        return new(connections.ToImmutable(), keys.ToImmutable(), _stored.Models.ToImmutableDictionary(StringComparer.Ordinal));

        void Add(ProviderConnection connection, string? key)
        {
            connection = connection.Source == ConnectionSource.Browser ? connection : connection with { IsEnabled = !_stored.SwitchedOff.Contains(connection.Id, StringComparer.Ordinal) };
            if (key is not null)
            {
                keys[connection.Id] = key;
            }

            var known = before.Connections.FirstOrDefault(old => old.Id == connection.Id);
            var isSame = known is not null && before.Keys.GetValueOrDefault(connection.Id) == key && ReachesWire(known) == ReachesWire(connection);
            connections.Add(connection with { Revision = isSame ? known!.Revision : ++_revisions });
        }
    }

    private static object ReachesWire(ProviderConnection connection)
        => (connection.Name, connection.Dialect, connection.Address, connection.Preset.Id, connection.Model, connection.ConcurrentStreams);

    private ProviderConnection FromStored(StoredConnection stored, out string? key)
    {
        if (!ConnectionAddress.TryRead(stored.BaseUrl, out var address, out _))
        {
            throw new InvalidOperationException("Stored addresses were checked when they were read.");
        }

        var preset = ProviderPresets.Find(stored.Preset);
        key = stored.Key is { } secret ? _keys.Unprotect(secret, address.Origin) : null;
        var connection = new ProviderConnection(stored.Id, stored.Name, stored.Dialect, address)
        {
            Preset = preset,
            IsEnabled = stored.IsEnabled,
            RequestTimeout = Seconds(stored.RequestTimeout),
            StalledAfter = Seconds(stored.StalledAfter),
            ConcurrentStreams = stored.ConcurrentStreams,
            KeyHint = KeyText.Hint(key),
            KeyProblem = stored.Key is not null && key is null
                ? "The saved key cannot be read: it was encrypted with a key ring that is gone, or the address was changed outside ChatStudio. Enter the key again."
                : null,
        };
        return connection with { Settings = new("its key in Settings, Providers", "its base URL in Settings, Providers", preset.AddressHint, "does the base URL miss its path (often /v1)?") };
    }

    private static TimeSpan? Seconds(double? seconds) => seconds is { } value ? TimeSpan.FromSeconds(value) : null;

    private static string Free(string id, HashSet<string> taken)
    {
        var free = id;
        for (var count = 2; !taken.Add(free); count++)
        {
            free = $"{id}-{count}";
        }

        return free;
    }

    private sealed class View(
        ImmutableArray<ProviderConnection> connections, ImmutableDictionary<string, string> keys, ImmutableDictionary<string, ModelSettings> models)
    {
        public ImmutableArray<ProviderConnection> Connections { get; } = connections;

        public ImmutableDictionary<string, string> Keys { get; } = keys;

        public ImmutableDictionary<string, ModelSettings> Models { get; } = models;
    }
}
