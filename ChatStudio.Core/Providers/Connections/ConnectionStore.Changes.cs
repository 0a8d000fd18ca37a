using System.Collections.Immutable;

namespace ChatStudio.Core.Providers.Connections;

/// <content>What a person changes. Each method looks at what holds now, whatever the page showed.</content>
public sealed partial class ConnectionStore
{
    private const string Gone = "This provider is not there any more; it was removed in another tab.";

    /// <exception cref="ConnectionRejectedException">A field is wrong.</exception>
    /// <exception cref="ConnectionStoreException">It could not be saved.</exception>
    public ProviderConnection Add(ConnectionDraft draft)
    {
        var id = "";
        Update(stored =>
        {
            Accept(draft, Connections);
            var taken = Connections.Select(connection => connection.Id).ToHashSet(StringComparer.Ordinal);
            id = Free(Slug(draft.Name), taken);
            return stored with { Connections = [.. stored.Connections, WithKey(draft.ToStored(id), draft, kept: null)] };
        });
        return Find(id)!;
    }

    /// <summary>Its key stays only while the address leads to the same origin.</summary>
    /// <exception cref="ConnectionRejectedException">A field is wrong.</exception>
    /// <exception cref="ConnectionStoreException">It could not be saved, or is not there any more.</exception>
    public ProviderConnection Change(string id, ConnectionDraft draft)
    {
        Update(stored =>
        {
            var old = Own(stored, id);
            Accept(draft, Connections.Where(connection => connection.Id != id));
            var next = draft.ToStored(id) with { IsEnabled = old.IsEnabled };
            next = WithKey(next, draft, Origin(old) == Origin(next) ? old.Key : null);
            return stored with { Connections = [.. stored.Connections.Select(connection => connection.Id == id ? next : connection)] };
        });
        return Find(id)!;
    }

    /// <summary>Switches a connection from anywhere on or off; a running answer goes on.</summary>
    /// <exception cref="ConnectionStoreException">It could not be saved, or is not there any more.</exception>
    public void SetEnabled(string id, bool isEnabled) => Update(stored =>
    {
        var connection = Find(id) ?? throw new ConnectionStoreException(Gone);
        return connection.Source == ConnectionSource.Browser
            ? stored with { Connections = [.. stored.Connections.Select(own => own.Id == id ? own with { IsEnabled = isEnabled } : own)] }
            : stored with { SwitchedOff = [.. stored.SwitchedOff.Where(off => off != id), .. isEnabled ? Array.Empty<string>() : [id]] };
    });

    /// <summary>Takes a connection of the browser away, with its key and what was set about its models.</summary>
    /// <exception cref="ConnectionStoreException">It could not be saved, or is not there any more.</exception>
    public void Remove(string id) => Update(stored =>
    {
        var old = Own(stored, id);
        return stored with
        {
            Connections = [.. stored.Connections.Where(connection => connection != old)],
            Models = stored.Models.Where(model => !model.Key.StartsWith(id + "/", StringComparison.Ordinal)).ToImmutableSortedDictionary(StringComparer.Ordinal),
        };
    });

    /// <exception cref="ConnectionStoreException">It could not be saved.</exception>
    public void SetModel(string modelKey, Func<ModelSettings, ModelSettings> change)
        => Update(stored => stored with { Models = With(stored.Models, [KeyValuePair.Create(modelKey, change(stored.Models.GetValueOrDefault(modelKey, ModelSettings.None)))]) });

    /// <summary>The servers that run on this machine now, in place of those found before.</summary>
    internal void SetFound(IEnumerable<ProviderConnection> found)
    {
        lock (_gate)
        {
            var next = found.ToImmutableArray();
            if (next.SequenceEqual(_found))
            {
                return;
            }

            _found = next;
            _view = Build();
        }

        Changed?.Invoke();
    }

    /// <summary>The signature of a model that has none yet, without giving it one.</summary>
    internal int SlotOf(string modelKey)
    {
        var models = _view.Models;
        return models.GetValueOrDefault(modelKey)?.Slot ?? ModelSlots.Next(models.Values.Select(model => model.Slot).OfType<int>());
    }

    /// <summary>
    /// Gives signatures to the models that have none, in this order, for good. Where they cannot be saved they hold until the
    /// next start; a list of models is not worth an error.
    /// </summary>
    internal void KeepSlots(IEnumerable<string> modelKeys)
    {
        lock (_gate)
        {
            var used = _stored.Models.Values.Select(model => model.Slot).OfType<int>().ToList();
            var fresh = new List<KeyValuePair<string, ModelSettings>>();
            foreach (var key in modelKeys.Distinct(StringComparer.Ordinal))
            {
                var settings = _stored.Models.GetValueOrDefault(key, ModelSettings.None);
                if (settings.Slot is null)
                {
                    used.Add(ModelSlots.Next(used));
                    fresh.Add(new(key, settings with { Slot = used[^1] }));
                }
            }

            if (fresh.Count == 0)
            {
                return;
            }

            _stored = _stored with { Models = With(_stored.Models, fresh) };
            _view = Build();
            try
            {
                Save(_stored);
            }
            catch (ConnectionStoreException e)
            {
                Problem ??= e.Message;
            }
        }
    }

    private void Update(Func<StoredConnections, StoredConnections> change)
    {
        lock (_gate)
        {
            var next = change(_stored);
            Save(next);
            _stored = next;
            _view = Build();
        }

        Changed?.Invoke();
    }

    private void Save(StoredConnections next)
    {
        if (_isReadOnly)
        {
            throw new ConnectionStoreException(Problem!);
        }

        _file?.Write(next);
    }

    private StoredConnection WithKey(StoredConnection connection, ConnectionDraft draft, string? kept)
        => connection with
        {
            Key = draft.Key.Trim() is { Length: > 0 } key ? _keys.Protect(key, Origin(connection)) : draft.RemovesKey ? null : kept,
        };

    private static void Accept(ConnectionDraft draft, IEnumerable<ProviderConnection> others)
    {
        if (draft.Check(others) is { Count: > 0 } problems)
        {
            throw new ConnectionRejectedException(problems);
        }
    }

    private static StoredConnection Own(StoredConnections stored, string id)
        => stored.Connections.FirstOrDefault(connection => connection.Id == id) ?? throw new ConnectionStoreException(Gone);

    private static string Origin(StoredConnection connection)
        => ConnectionAddress.TryRead(connection.BaseUrl, out var address, out var problem) ? address.Origin : throw new ConnectionStoreException(problem);

    // Sorted, so that two files can be compared.
    private static ImmutableSortedDictionary<string, ModelSettings> With(IReadOnlyDictionary<string, ModelSettings> models, IEnumerable<KeyValuePair<string, ModelSettings>> changed)
        => models.ToImmutableSortedDictionary(StringComparer.Ordinal).SetItems(changed);

    // "My vLLM (lab)" → my-vllm-lab. The id stands in addresses and before the slash of model keys.
    private static string Slug(string name)
    {
        var words = string.Concat(name.Trim().ToLowerInvariant().Select(c => char.IsAsciiLetterOrDigit(c) || c == '.' ? c : '-'));
        var slug = string.Join('-', words.Split('-', StringSplitOptions.RemoveEmptyEntries));
        return slug.Length > 0 ? slug : "provider";
    }
}
