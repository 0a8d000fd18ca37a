using ChatStudio.Core.Providers;
using ChatStudio.Core.Providers.OpenAI;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.Logging.Abstractions;

namespace ChatStudio.Benchmarks.Hosting;

/// <summary>Any document at any rate as a model, through the same client and parser as a model behind a socket.</summary>
internal sealed class DocumentCatalog(TimeProvider time) : IModelCatalog
{
    private const string Provider = "documents";
    private readonly DocumentHandler _handler = new(time);

    public event Action? Changed
    {
        add { }
        remove { }
    }

    public IReadOnlyList<ModelInfo> Models => [Default];

    public IReadOnlyList<ProviderStatus> Providers => [];

    public ModelInfo Default { get; } = Model("mixed-200@1000");

    public static ModelInfo Model(string id) => new($"{Provider}/{id}", id, Provider, "Documents") { IsSimulated = true, ContextWindow = 131_072 };

    public ModelInfo? Find(string key) => Model(key[(Provider.Length + 1)..]);

    public IChatClient GetChatClient(ModelInfo model) => OpenAIEndpoint.TryCreate("http://documents/v1", "key", out var endpoint, out var problem)
        ? new OpenAIChatClient(endpoint, model.ModelId, () => new HttpClient(_handler, disposeHandler: false), new(), time, NullLogger<OpenAIChatClient>.Instance)
        : throw new InvalidOperationException(problem);

    public Task RefreshAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
