using ChatStudio.Tests.Support;
using Microsoft.Extensions.AI;

namespace ChatStudio.Tests.Providers.Simulated;

/// <summary>Our own clients read the calls of tools.</summary>
public abstract class OwnToolTests : SimulatorToolTests
{
    private ProviderSession? _session;

    public override async ValueTask DisposeAsync()
    {
        await (_session?.DisposeAsync() ?? ValueTask.CompletedTask);
        await base.DisposeAsync();
        GC.SuppressFinalize(this);
    }

    protected abstract ProviderSession Open(string origin);

    protected override IChatClient Connect(string origin, string model) => (_session = Open(origin)).Client(model);

    public sealed class ChatCompletions : OwnToolTests
    {
        protected override ProviderSession Open(string origin) => new(origin + "/simulator/v1");
    }

    public sealed class Messages : OwnToolTests
    {
        protected override ProviderSession Open(string origin) => ProviderSession.Anthropic(origin + "/simulator/anthropic");
    }

    public sealed class Ollama : OwnToolTests
    {
        protected override ProviderSession Open(string origin) => ProviderSession.Ollama(origin + "/simulator/ollama");
    }
}
