using ChatStudio.Core.Providers;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;

namespace ChatStudio.Core.Generation;

/// <summary>
/// Runs for a program without a service container, over any <see cref="IChatClient"/>: each answer is measured, limited,
/// stopped and kept as in the app. Disposing ends the live runs as interrupted and waits until their sockets are closed; the
/// clients stay the caller's.
/// </summary>
public sealed class StreamGenerator : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly ClientCatalog _catalog;

    /// <param name="client">The model to ask.</param>
    /// <param name="name">What its runs are called; null takes the client's own model id.</param>
    /// <param name="limits">Limits of runs that name none; null takes the defaults of <see cref="RunLimits"/>.</param>
    /// <param name="time">Null for the system's clock.</param>
    public StreamGenerator(IChatClient client, string? name = null, RunLimits? limits = null, TimeProvider? time = null)
        : this([(name ?? NameOf(client), client)], limits, time)
    {
    }

    /// <param name="clients">The models to ask, each under a name of its own.</param>
    /// <exception cref="ArgumentException">There is none, or two have the same name.</exception>
    public StreamGenerator(IEnumerable<(string Name, IChatClient Client)> clients, RunLimits? limits = null, TimeProvider? time = null)
    {
        (ModelInfo Model, IChatClient Client)[] entries = [.. clients.Select(entry => (Describe(entry.Name, entry.Client), entry.Client))];
        if (entries.Length == 0 || entries.DistinctBy(entry => entry.Model.Key).Count() < entries.Length)
        {
            throw new ArgumentException("Give at least one client, each under a name of its own.", nameof(clients));
        }

        _catalog = new(entries);
        var services = new ServiceCollection();
        services.AddSingleton(time ?? TimeProvider.System);
        services.AddSingleton<IModelCatalog>(_catalog);
        services.AddGeneration(new() { Limits = limits ?? new() });
        _services = services.BuildServiceProvider();
    }

    /// <summary>The names, in the order they were given.</summary>
    public IReadOnlyList<string> Names => [.. _catalog.Models.Select(model => model.Key)];

    /// <summary>Asks the first client.</summary>
    public Run Start(string prompt, ChatOptions? options = null) => Start(Names[0], [new ChatMessage(ChatRole.User, prompt)], options);

    /// <summary>Asks a client. Returns at once; failures are told in the run's log and outcome, never thrown here.</summary>
    /// <exception cref="ArgumentException">No client has this name.</exception>
    public Run Start(string name, IReadOnlyList<ChatMessage> messages, ChatOptions? options = null)
        => _services.GetRequiredService<GenerationService>().Start(new(
            _catalog.Find(name) ?? throw new ArgumentException($"There is no client named '{name}'.", nameof(name)), messages)
        {
            Options = options,
        });

    /// <summary>Asks all clients the same.</summary>
    public IReadOnlyList<Run> StartAll(string prompt) => [.. Names.Select(name => Start(name, [new ChatMessage(ChatRole.User, prompt)]))];

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private static string NameOf(IChatClient client) => Metadata(client)?.DefaultModelId ?? client.GetType().Name;

    private static ModelInfo Describe(string name, IChatClient client)
        => new(name, Metadata(client)?.DefaultModelId ?? name, Metadata(client)?.ProviderName ?? "client", name);

    private static ChatClientMetadata? Metadata(IChatClient client) => client.GetService(typeof(ChatClientMetadata)) as ChatClientMetadata;
}
